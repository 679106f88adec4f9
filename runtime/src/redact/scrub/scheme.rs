//! `Bearer …` and `Basic …` (RFC 6750, RFC 7617) that no header name precedes.

use super::lexer::{Lexer, is_quote, is_space};
use super::value::starts_pair;
use super::words;
use std::ops::Range;

/// The credential after the name of its scheme.
pub(super) fn token(lexer: Lexer<'_>, word: Range<usize>) -> Option<Range<usize>> {
    const PROSE: &[&str] = &[
        "auth",
        "authentication",
        "authenticator",
        "authorization",
        "basic",
        "bearer",
        "certificate",
        "certificates",
        "challenge",
        "credential",
        "credentials",
        "format",
        "functionality",
        "information",
        "instruments",
        "presented",
        "provided",
        "realm",
        "rejected",
        "requests",
        "required",
        "scheme",
        "schemes",
        "security",
        "settings",
        "support",
        "token",
        "tokens",
        "missing",
        "expired",
        "invalid",
        "[redacted]",
    ];
    let is_gap = |byte: u8| is_space(byte) || is_quote(byte) || matches!(byte, b':' | b'=' | b'\\' | b'+');
    let start = lexer.peek(word.end, is_gap);
    let is_bearer = lexer.ends_with(word.end, "bearer");
    let start = if lexer.has(word.end, b"%20") { word.end + 3 } else { start };
    if start == word.end || lexer.has(start, b"[REDACTED]") || starts_pair(lexer, start) {
        return None;
    }
    let is_token = |byte: u8| {
        !is_space(byte)
            && !is_quote(byte)
            && !matches!(byte, b'<' | b'>' | b',' | b';' | b'\\' | b'(' | b')' | b'[' | b']' | b'{' | b'}')
    };
    let first = lexer.peek(start, is_token);
    let trimmed = words::word_end(lexer, start).min(first);
    if lexer.is(start..trimmed, PROSE) || first == start {
        return None;
    }
    let word = lexer.slice(start..trimmed);
    let is_credential = if is_bearer { word.len() >= 6 } else { looks_like_basic(word) };
    if !is_credential {
        return None;
    }
    let end = lexer.skip(start, is_token);
    Some(start..if end == first { trimmed } else { end })
}

/// Whether a token decodes to `user:password`, or is too long or too mixed to be a word.
fn looks_like_basic(token: &[u8]) -> bool {
    let mixed = token.iter().any(|byte| byte.is_ascii_digit() || b"+/=_".contains(byte))
        || token.iter().skip(1).any(u8::is_ascii_uppercase);
    if token.len() >= 24 || (token.len() >= 16 && mixed) {
        return !token.contains(&b'-') || mixed;
    }
    let mut decoded = [0_u8; 24];
    let len = super::token::decode(token, &mut decoded);
    let is_base64 = token.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=-_".contains(byte));
    is_base64 && decoded[..len].contains(&b':')
}
