//! Credentials that are recognizable by themselves without a provider's prefix: web tokens, hashes of passwords, and keys
//! with a fixed structure.

use super::keys;
use super::lexer::{Lexer, steps};
use std::ops::Range;

/// Shorter than any JSON web token with a header and a payload.
const SHORTEST_JWT: usize = 30;

/// How many bytes of base64 are decoded to look for names.
const DECODED: usize = 192;

fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/' | b'=')
}

/// A token that begins at `start`, which no letter or digit precedes.
pub(super) fn at(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    match lexer.at(start) {
        b'v' if lexer.at(start + 2) == b'.' => paseto(lexer, start),
        b'M' | b'N' | b'O' => discord(lexer, start),
        _ => None,
    }
}

/// JWS and JWE in compact form (RFC 7515, RFC 7516), also cut after the first part; `eyJ` is the base64 of `{"`. Of other
/// JSON in base64, that which names a credential.
///
/// `checked` is the end of the last text that was no token, so that its parts are not tried again.
pub(super) fn jwt(lexer: Lexer<'_>, start: usize, checked: &mut usize) -> Option<Range<usize>> {
    const HEADERS: [&[u8]; 8] = [b"hbGci", b"0eXAi", b"raWQi", b"lbmMi", b"jdHki", b"4NXQi", b"qa3Ui", b"wN2Mi"];
    if start < *checked || !lexer.has(start, b"eyJ") {
        return None;
    }
    let first = lexer.skip(start, is_base64url);
    *checked = first;
    let mut end = first;
    for _ in 0..4 {
        if lexer.at(end) != b'.' {
            break;
        }
        end = lexer.skip(end + 1, is_base64url);
    }
    while lexer.before(end) == b'.' {
        end -= 1;
    }
    let is_token = first - start > 10 && end > first || HEADERS.iter().any(|header| lexer.has(start + 3, header));
    (end - start >= SHORTEST_JWT && (is_token || names_credential(lexer, start..first))).then_some(start..end)
}

/// Whether base64 decodes to JSON with the name of a credential.
fn names_credential(lexer: Lexer<'_>, span: Range<usize>) -> bool {
    let mut decoded = [0_u8; DECODED];
    let len = decode(lexer.slice(span), &mut decoded);
    let decoded = Lexer::new(&decoded[..len]);
    let mut at = 0;
    while at < len {
        let open = decoded.skip(at, |byte| byte != b'"') + 1;
        let close = decoded.skip(open, |byte| byte != b'"');
        if decoded.at(close + 1) == b':' && keys::certainty(decoded, open..close).is_some() {
            return true;
        }
        at = close + 1;
    }
    false
}

/// Decodes the start of base64; returns the number of bytes.
pub(super) fn decode(encoded: &[u8], decoded: &mut [u8]) -> usize {
    let (mut bits, mut len) = (0_u32, 0);
    for (index, byte) in encoded.iter().enumerate() {
        steps::add(1);
        let sextet = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => break,
        };
        bits = bits << 6 | u32::from(sextet);
        // Four characters encode three bytes; each character after the first completes one of them.
        let completed = match index % 4 {
            0 => continue,
            1 => bits >> 4,
            2 => bits >> 2,
            _ => bits,
        };
        let Some(place) = decoded.get_mut(len) else { break };
        *place = completed as u8;
        len += 1;
    }
    len
}

/// Platform-agnostic security tokens: `v4.local.…`.
fn paseto(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    let rest = if lexer.has(start + 3, b"local.") {
        start + 9
    } else if lexer.has(start + 3, b"public.") {
        start + 10
    } else {
        return None;
    };
    let end = lexer.skip(rest, |byte| is_base64url(byte) || byte == b'.');
    (end - rest >= 16).then_some(start..end)
}

/// Bots of Discord: the id in base64, a time, a signature.
fn discord(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    let is = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    if !(start + 23..=start + 28).any(|at| lexer.at(at) == b'.') {
        return None;
    }
    let id = lexer.skip_within(start, start + 30, is);
    let time = lexer.skip_within(id + 1, id + 8, is);
    let end = lexer.skip_within(time + 1, time + 64, is);
    let fits = (23..=28).contains(&(id - start)) && time == id + 7 && (27..=45).contains(&(end - time - 1));
    (fits && lexer.at(id) == b'.' && lexer.at(time) == b'.').then_some(start..end)
}

/// Google's refresh tokens: `1//0…`.
pub(super) fn google_refresh(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    if !lexer.has(start, b"1//0") {
        return None;
    }
    let end = lexer.skip(start + 4, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    (end - start >= 40).then_some(start..end)
}

/// Keys that a suffix or a middle part identifies: Mailchimp's `…-us12`, Terraform's `….atlasv1.…`.
pub(super) fn in_word(lexer: Lexer<'_>, word: Range<usize>) -> Option<Range<usize>> {
    let hex = lexer.skip_within(word.start, word.start + 33, |byte| byte.is_ascii_hexdigit());
    if hex == word.start + 32 && lexer.has(hex, b"-us") && lexer.at(hex + 3).is_ascii_digit() {
        return Some(word.start..lexer.skip_within(hex + 3, hex + 6, |byte| byte.is_ascii_digit()));
    }
    let id = lexer.skip_within(word.start, word.start + 15, |byte| byte.is_ascii_alphanumeric());
    if id == word.start + 14 && lexer.has(id, b".atlasv1.") {
        return Some(word);
    }
    // Airtable.
    let pat = lexer.skip_within(word.start, word.start + 18, |byte| byte.is_ascii_alphanumeric());
    let secret = lexer.skip_within(pat + 1, pat + 65, |byte| byte.is_ascii_hexdigit());
    let is_airtable = pat == word.start + 17 && lexer.has(word.start, b"pat") && lexer.at(pat) == b'.';
    (is_airtable && secret == pat + 65).then_some(word)
}

/// The token of a Telegram bot, after the bot's number and a colon.
pub(super) fn telegram(lexer: Lexer<'_>, number: Range<usize>) -> Option<Range<usize>> {
    if !lexer.has(number.end, b":AA") {
        return None;
    }
    let start = lexer.back(number.end, |byte| byte.is_ascii_digit());
    let end = lexer.skip_within(number.end + 1, number.end + 48, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
    });
    (end - number.end >= 35 && number.end - start > 5).then_some(start..end)
}

/// Azure's client secrets: three characters, a digit, `Q~`, and 31 to 34 more.
pub(super) fn azure(lexer: Lexer<'_>, tilde: usize) -> Option<Range<usize>> {
    let is = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~');
    if lexer.before(tilde) != b'Q' {
        return None;
    }
    let start = tilde.checked_sub(5)?;
    let end = lexer.skip_within(tilde + 1, tilde + 40, is);
    let fits = lexer.at(tilde - 2).is_ascii_digit() && end - tilde > 31;
    (fits && lexer.slice(start..tilde).iter().all(|byte| is(*byte))).then_some(start..end)
}

/// Hashes of passwords in the modular crypt format, and LDAP's: `$2b$12$…`, `$argon2id$v=19$…`, `{SSHA}…`.
pub(super) fn hash(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    const MODULAR: [&[u8]; 13] = [
        b"$2a$",
        b"$2b$",
        b"$2x$",
        b"$2y$",
        b"$1$",
        b"$5$",
        b"$6$",
        b"$y$",
        b"$apr1$",
        b"$argon2",
        b"$pbkdf2",
        b"$scrypt$",
        b"$gy$",
    ];
    const LDAP: [&[u8]; 8] =
        [b"{SSHA}", b"{SHA}", b"{SMD5}", b"{MD5}", b"{CRYPT}", b"{SSHA256}", b"{SSHA512}", b"{PBKDF2"];
    let tags: &[&[u8]] = if lexer.at(start) == b'$' { &MODULAR } else { &LDAP };
    let tag = tags.iter().find(|tag| lexer.has(start, tag))?;
    let is = |byte: u8| byte.is_ascii_alphanumeric() || b"$./+=,-_}".contains(&byte);
    let end = lexer.skip(start + tag.len(), is);
    (end - start - tag.len() >= 20).then_some(start + tag.len()..end)
}
