//! Credentials in statements of SQL and in the errors of databases.

use super::keys;
use super::lexer::{FAR, Lexer, is_quote};
use super::quote::{self, Quote, group_end};
use super::words;
use std::ops::Range;

/// A string literal of SQL with its prefix. One that is never closed extends to the end of the text.
pub(super) fn literal(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    let prefix = lexer.skip_within(start, start + 2, |byte| matches!(byte | 0x20, b'e' | b'n' | b'u') || byte == b'&');
    if lexer.at(prefix) != b'\'' || lexer.has(prefix + 1, b"[REDACTED]") {
        return None;
    }
    let content = quote::content(lexer, prefix, Quote { mark: b'\'', backslashes: 0 });
    Some(content).filter(|content| !content.is_empty())
}

pub(super) fn identified(lexer: Lexer<'_>, end: usize) -> Option<Range<usize>> {
    let mut at = lexer.space(end);
    for _ in 0..4 {
        let word = at..lexer.peek_name(at);
        let next = lexer.space(word.end);
        if lexer.is(word.clone(), &["by", "as"]) {
            let password = next..lexer.peek_name(next);
            let start =
                if lexer.is(password.clone(), &["password", "values"]) { lexer.space(password.end) } else { next };
            return literal(lexer, start).or_else(|| quoted(lexer, start)).or_else(|| {
                let word = start..words::word_end(lexer, start);
                Some(word).filter(|word| words::is_candidate(lexer.slice(word.clone())))
            });
        }
        at = next;
    }
    None
}

pub(super) fn quoted(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    let quote = Quote::at(lexer, start)?;
    let content = start + quote.backslashes + 1;
    let end = quote.end_within(lexer, content, content + FAR)?;
    (end > content && !lexer.has(content, b"[REDACTED]")).then_some(content..end)
}

/// `Duplicate entry 'x' for key 'sessions.token'`.
pub(super) fn entry(lexer: Lexer<'_>, end: usize) -> Option<Range<usize>> {
    let content = quoted(lexer, lexer.blanks(end))?;
    let key = (content.end + 1..content.end + 14).find(|at| lexer.has_word(*at, "key "))? + 4;
    let start = lexer.peek(key, is_quote);
    let name = start..lexer.peek_name(start);
    let is_secret = keys::certainty(lexer, name.clone()).is_some() || lexer.name(name).contains("email");
    is_secret.then_some(content)
}

/// `(7, ada, hunter2)` of a row that broke a constraint.
pub(super) fn row(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    if lexer.at(start) != b'(' || lexer.has(start + 1, b"[REDACTED]") {
        return None;
    }
    let end = group_end(lexer, start);
    Some(start + 1..if lexer.before(end) == b')' { end - 1 } else { end })
}

/// `binds: ["ada", "hunter2"]`, `parameters: $1 = 'hunter2'`.
pub(super) fn binds(lexer: Lexer<'_>, end: usize) -> Option<Range<usize>> {
    let start = lexer.peek(end, |byte| matches!(byte, b':' | b'=' | b' '));
    if start == end || lexer.has(start + 1, b"[REDACTED]") {
        return None;
    }
    if lexer.at(start) == b'$' && lexer.at(start + 1).is_ascii_digit() {
        return Some(start..lexer.line_end(start));
    }
    let inside = lexer.space(start + 1);
    let has_string = lexer.at(start) == b'[' && (is_quote(lexer.at(inside)) || lexer.at(inside) == b'\\');
    has_string.then(|| start + 1..group_end(lexer, start) - 1)
}
