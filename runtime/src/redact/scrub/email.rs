//! E-mail addresses: an `@` between a local part and a domain name.
//!
//! `git@github.com:…` is a clone address and `react@18.2.0` a version; both are kept.

use super::lexer::Lexer;
use std::ops::Range;

/// The address around the `@`.
pub(super) fn find(lexer: Lexer<'_>, at: usize) -> Option<Range<usize>> {
    let start = lexer.back(at, is_local);
    let local = lexer.slice(start..at);
    if local.is_empty() || local == b"git" {
        return None;
    }
    domain_end(lexer, at + 1).map(|end| start..end)
}

/// RFC 5322 allows more characters here, but they are rare in addresses and common around them: `to=ada@…`, `{ada@…}`.
fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-')
}

/// The end of the domain name, up to its top-level domain.
pub(super) fn domain_end(lexer: Lexer<'_>, start: usize) -> Option<usize> {
    let end = lexer.peek(start, |byte| byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'-' | b'.'));
    let domain = lexer.slice(start..end);
    let is_number = |label: &[u8]| label.iter().all(u8::is_ascii_digit);
    if domain.split(|byte| *byte == b'.').take(2).all(is_number) {
        return None;
    }
    let mut rest = domain;
    while let Some(dot) = rest.iter().rposition(|byte| *byte == b'.') {
        let top = top_level(&rest[dot + 1..]);
        if top > 0 && dot > 0 {
            return Some(start + dot + 1 + top);
        }
        rest = &rest[..dot];
    }
    None
}

/// The length of the top-level domain at the start of a label (`org` of `org--` or `org12`).
fn top_level(label: &[u8]) -> usize {
    if label.starts_with(b"xn--") {
        return label.len();
    }
    let letters = label.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte >= 0x80).count();
    if letters > 1 { letters } else { 0 }
}
