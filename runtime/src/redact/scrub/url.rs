//! User info, fragments and query values of URLs, also of relative ones (`GET /login?token=…`), and credentials in forms.
//!
//! Query values are redacted unless their key is on a short list. The keys of tokens, names and search words cannot be
//! listed (`code`, `state`, `q`, `sig`), and the path and the keys are enough to find a fault.

use super::lexer::{FAR, Lexer, is_space, steps};
use super::path::{self, is_border};
use std::ops::Range;

/// Query keys whose values are kept if they are a number or a word.
const HARMLESS_KEYS: &[&str] = &[
    "api-version",
    "assignee",
    "authSource",
    "charset",
    "count",
    "dir",
    "direction",
    "encoding",
    "fields",
    "filter",
    "format",
    "group",
    "height",
    "include",
    "kind",
    "lang",
    "lat",
    "limit",
    "lng",
    "locale",
    "lon",
    "mode",
    "offset",
    "order",
    "page",
    "page_size",
    "pageSize",
    "per_page",
    "period",
    "replicaSet",
    "res",
    "retryWrites",
    "room",
    "size",
    "sort",
    "ssl",
    "sslmode",
    "status",
    "step",
    "tab",
    "theme",
    "type",
    "units",
    "utm_campaign",
    "utm_medium",
    "utm_source",
    "v",
    "version",
    "view",
    "width",
    "zoom",
];

const LONGEST_HARMLESS: usize = 16;

/// Keys whose values are a credential in a form but not elsewhere: `code=404`.
const FORM_CREDENTIALS: &[&str] =
    &["assertion", "code", "nonce", "pin", "RelayState", "SAMLResponse", "SAMLRequest", "state", "ticket", "wresult"];

/// The next byte of one kind, searched once for all positions before it, so that many URLs cost no more than one.
struct Next {
    is_wanted: fn(u8) -> bool,
    known: Option<usize>,
}

impl Next {
    /// Returns the index of the first such byte at or after `start`, else the length of the text.
    fn from(&mut self, lexer: Lexer<'_>, start: usize) -> usize {
        match self.known {
            Some(index) if index >= start => index,
            _ => *self.known.insert(lexer.skip(start, |byte| !(self.is_wanted)(byte))),
        }
    }
}

/// Finds the parts of successive URLs.
pub(super) struct Urls {
    at: Next,
    border: Next,
}

impl Urls {
    pub(super) fn new() -> Self {
        Self {
            at: Next { is_wanted: |byte| byte == b'@', known: None },
            border: Next { is_wanted: is_border, known: None },
        }
    }

    /// Adds the user info of the URL whose `://` ends at `start`, and the secret part of its path; returns where the search goes
    /// on.
    pub(super) fn find(&mut self, lexer: Lexer<'_>, start: usize, found: &mut Vec<Range<usize>>) -> usize {
        let Some(end) = self.user_info_end(lexer, start) else {
            return path::secret(lexer, start, found);
        };
        if lexer.slice(start..end) != b"git" {
            found.push(start..end);
        }
        path::secret(lexer, end + 1, found)
    }

    /// Returns the index of the `@` after the user info.
    fn user_info_end(&mut self, lexer: Lexer<'_>, start: usize) -> Option<usize> {
        let at = self.at.from(lexer, start);
        let border = self.border.from(lexer, start);
        if at >= border {
            return user_info_with_border(lexer, start, border, at);
        }
        let authority = start..lexer.skip_within(start, at, |byte| !is_part_border(byte));
        if authority.end < at && !holds_password(lexer, start, authority) {
            return None;
        }
        // The last `@` before the path, because a password may contain `@`.
        let host = lexer.slice(at..lexer.skip_within(at, border, |byte| !is_part_border(byte)));
        Some(at + host.iter().rposition(|byte| *byte == b'@').unwrap_or(0)).filter(|end| *end > start)
    }
}

/// A password with a quote, a bracket or a space in it.
fn user_info_with_border(lexer: Lexer<'_>, start: usize, border: usize, at: usize) -> Option<usize> {
    let colon = lexer.peek(start, |byte| byte != b':' && !is_part_border(byte) && !is_border(byte));
    let is_near =
        at < lexer.len() && at - border < 48 && border - start < FAR && lexer.at(colon) == b':' && colon < border;
    let password = lexer.slice(colon + 1..border);
    let is_port = password.iter().all(u8::is_ascii_digit) || password.contains(&b'/');
    if !is_near || is_port || lexer.at(start) == b'[' {
        return None;
    }
    let between = lexer.slice(border..at);
    let host = lexer.peek(at + 1, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    let is_host = host > at + 1 && matches!(lexer.at(host), b':' | b'/' | b'"' | b'\'' | b'?' | b' ' | 0);
    let other_text = between.contains(&b'\n')
        || between.windows(3).any(|bytes| bytes == b"://")
        || between.starts_with(b"\",")
        || between.starts_with(b", ");
    (is_host && !other_text).then_some(at)
}

/// Whether the text before the first `/` is the start of user info with a `/` in its password, and not a host. Only then an
/// `@` after the `/` ends user info; otherwise it is part of the path (`https://host:8080/@user`).
fn holds_password(lexer: Lexer<'_>, start: usize, authority: Range<usize>) -> bool {
    let colon = lexer.skip_within(authority.start, authority.end, |byte| byte != b':');
    if colon == authority.end {
        return false;
    }
    let password = lexer.slice(colon + 1..authority.end);
    let is_port = password.iter().all(u8::is_ascii_digit);
    let is_http = lexer.ends_with(start, "http://") || lexer.ends_with(start, "https://");
    // The digits of a port are followed by a path without a colon.
    let is_host = lexer.at(start) == b'['
        || password.is_empty()
        || (is_port && is_http && !digits_hold_password(lexer, authority.end));
    !is_host
}

/// Whether what follows digits and a `/` goes on to an `@` without another `/`: `https://ada:1234/5678@git…`.
fn digits_hold_password(lexer: Lexer<'_>, slash: usize) -> bool {
    let end = lexer.peek(slash + 1, |byte| byte.is_ascii_alphanumeric());
    end > slash + 1 && lexer.at(end) == b'@' && lexer.at(slash + 1).is_ascii_digit()
}

fn is_part_border(byte: u8) -> bool {
    matches!(byte, b'/' | b'?' | b'#')
}

/// Adds the values of the query after the `?` before `start`; returns where it ends. Nothing if no query begins there.
pub(super) fn query(lexer: Lexer<'_>, start: usize, in_url: bool, found: &mut Vec<Range<usize>>) -> Option<usize> {
    let key = lexer.peek(start, is_key);
    if key == start || !(in_url || lexer.at(key) == b'=') {
        return None;
    }
    let mut at = start;
    loop {
        let end = lexer.skip(at, |byte| !ends_item(byte));
        let end = item_end(lexer, end);
        item(lexer, at..end, in_url, found);
        if lexer.at(end) != b'&' {
            return Some(end);
        }
        at = end + 1;
    }
}

/// Continues over a quote or bracket that does not end the item.
fn item_end(lexer: Lexer<'_>, end: usize) -> usize {
    let mut end = end;
    while closes_nothing(lexer, end) {
        end = lexer.skip(end + 1, |byte| !ends_item(byte));
    }
    while matches!(lexer.before(end), b'.' | b',' | b';' | b':' | b'!' | b'?') && lexer.at(end) != b'&' {
        steps::add(1);
        end -= 1;
    }
    end
}

fn ends_item(byte: u8) -> bool {
    is_border(byte) || matches!(byte, b'&' | b'#' | b')' | b'}' | b'\'' | b']' | b'\\')
}

/// Whether a byte is a part of the value rather than a quote or bracket around the URL.
fn closes_nothing(lexer: Lexer<'_>, at: usize) -> bool {
    let next = lexer.at(at + 1);
    match lexer.at(at) {
        b')' | b'}' | b'\'' => next.is_ascii_alphanumeric(),
        // `]` also ends an IPv6 host and the `[REDACTED]` of an earlier scrub.
        b']' => next.is_ascii_alphanumeric() || matches!(next, b':' | b'/' | b'?' | b'=' | b'@'),
        _ => false,
    }
}

fn item(lexer: Lexer<'_>, item: Range<usize>, in_url: bool, found: &mut Vec<Range<usize>>) {
    let key = lexer.skip_within(item.start, item.end, |byte| byte != b'=');
    if key == item.end {
        // `?wsdl` is a flag, `?k3jf93kd02jf` a token.
        let bytes = lexer.slice(item.clone());
        let is_word =
            bytes.len() <= LONGEST_HARMLESS && bytes.iter().all(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80);
        if !is_word && in_url {
            found.push(item);
        }
        return;
    }
    let value = key + 1..item.end;
    let name = lexer.slice(item.start..key);
    let is_harmless =
        HARMLESS_KEYS.iter().any(|known| known.as_bytes() == name) && is_number_or_word(lexer.slice(value.clone()));
    if !is_harmless {
        found.push(value);
    }
}

fn is_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'[' | b']' | b'%')
}

fn is_number_or_word(value: &[u8]) -> bool {
    let value = value.strip_prefix(b"-").unwrap_or(value);
    let all = |is: fn(&u8) -> bool| value.iter().all(is);
    value.len() <= LONGEST_HARMLESS
        && (all(u8::is_ascii_digit)
            || all(|byte| byte.is_ascii_alphabetic() || *byte == b'_')
            || all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')))
}

/// The fragment after the `#` before `start`, unless it is a word of a document's outline.
pub(super) fn fragment(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    let end = item_end(
        lexer,
        lexer.skip(start, |byte| !is_border(byte) && !matches!(byte, b')' | b'}' | b'\'' | b']' | b'\\')),
    );
    let fragment = lexer.slice(start..end);
    let is_heading = fragment.len() <= 40
        && fragment.first().is_some_and(u8::is_ascii_alphabetic)
        && fragment.iter().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_'));
    (!is_heading && end > start).then_some(start..end)
}

/// The value of a form's credential: `grant_type=authorization_code&code=…`. The key ends at `equals`.
pub(super) fn form_value(lexer: Lexer<'_>, key: Range<usize>) -> Option<Range<usize>> {
    if lexer.at(key.end) != b'=' || !lexer.is(key.clone(), FORM_CREDENTIALS) {
        return None;
    }
    let start = key.end + 1;
    let is_in = |byte: u8| !is_space(byte) && !matches!(byte, b'&' | b'"' | b'\'' | b'<' | b'>' | b'\\' | b'#');
    let end = lexer.skip_within(start, start + FAR, is_in);
    let next = lexer.peek(end + 1, is_key);
    let is_followed = lexer.at(end) == b'&' && next > end + 1 && lexer.at(next) == b'=';
    let is_form = matches!(lexer.before(key.start), b'&' | b'?') || is_followed || end - start >= FAR;
    (is_form && end > start).then(|| start..lexer.skip(end, is_in))
}
