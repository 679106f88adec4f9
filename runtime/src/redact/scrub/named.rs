//! A name and its value as two entries: `{"name": "DB_PASSWORD", "value": "…"}`, a property of XML, a field of a form or of
//! a multipart body, columns and values in SQL.

use super::keys::{self, Certainty};
use super::lexer::{FAR, Lexer, is_name, is_quote, is_space, is_word};
use super::quote::group_end;
use super::value::{self, Position, Value};
use std::ops::Range;

/// The value of the credential that the word names as the value of `name`, `key` or the like. It may stand before the name,
/// where `value_at` is.
pub(super) fn value(
    lexer: Lexer<'_>,
    word: Range<usize>,
    before: Range<usize>,
    value_at: usize,
) -> Option<Range<usize>> {
    if !is_named(lexer, &word, &before) {
        return None;
    }
    following(lexer, word.end).or_else(|| preceding(lexer, word, value_at))
}

/// Whether the word is a credential's name and the value of the word before it.
fn is_named(lexer: Lexer<'_>, word: &Range<usize>, before: &Range<usize>) -> bool {
    let is_near = before.end <= word.start && word.start - before.end <= 8;
    is_near
        && lexer.slice(before.end..word.start).iter().any(|byte| matches!(byte, b'=' | b':'))
        && keys::names_another(lexer, before.clone())
        && keys::certainty(lexer, word.clone()).is_some()
}

/// The value of the entry `value` within the next entries, of the XML element, or of the part of a multipart body.
fn following(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    let until = lexer.len().min(start + FAR);
    let mut at = start;
    while at < until {
        let byte = lexer.at(at);
        super::lexer::steps::add(1);
        if byte == b'>' && lexer.before(at) != b'/' && lexer.before(at) != b'-' && lexer.before(at) != b'=' {
            return found(value::in_element(lexer, at + 1));
        }
        if lexer.has(at, b"\r\n\r\n") || lexer.has(at, b"\n\n") {
            let content = lexer.peek(at, |byte| matches!(byte, b'\r' | b'\n'));
            return Some(content..lexer.line_end(content)).filter(|content| !content.is_empty());
        }
        if matches!(byte, b'}' | b'<') {
            return None;
        }
        if !is_word(byte) {
            at += 1;
            continue;
        }
        let end = lexer.peek(at, is_name);
        let separator = lexer.peek(end, |byte| is_quote(byte) || is_space(byte) || byte == b'\\');
        let is_pair = matches!(lexer.at(separator), b':' | b'=');
        if is_pair && keys::is_value(lexer, at..end) {
            let position = Position { start: separator + 1, is_loose: false, certainty: Certainty::Password };
            return found(value::of_pair(lexer, position));
        }
        // Another name begins another entry.
        if is_pair && keys::names_another(lexer, at..end) && !lexer.slice(start..at).contains(&b',') {
            return None;
        }
        at = end;
    }
    None
}

/// The value before the name: `{"value": "…", "name": "DB_PASSWORD"}`.
fn preceding(lexer: Lexer<'_>, word: Range<usize>, value_at: usize) -> Option<Range<usize>> {
    if value_at == 0 || word.start.saturating_sub(value_at) > FAR {
        return None;
    }
    let between = lexer.slice(value_at..word.start);
    if between.iter().any(|byte| matches!(byte, b'}' | b'\n' | b'<')) {
        return None;
    }
    let position = Position { start: value_at, is_loose: false, certainty: Certainty::Password };
    // Nothing beyond the name is read.
    let entries = Lexer::new(lexer.slice(0..word.start));
    found(value::of_pair(entries, position)).filter(|span| span.end < word.start)
}

fn found(value: Value) -> Option<Range<usize>> {
    match value {
        Value::Found(span) => Some(span),
        Value::None => None,
    }
}

/// The values of a list of columns that names a credential: `Key (email, token)=(…)`, `(name, password) VALUES (…)`.
pub(super) fn columns(lexer: Lexer<'_>, word: Range<usize>) -> Option<Range<usize>> {
    keys::certainty(lexer, word.clone())?;
    let in_list = |byte: u8| is_name(byte) || is_space(byte) || is_quote(byte) || matches!(byte, b',' | b'[' | b']');
    let close = lexer.peek(word.end, in_list);
    if lexer.at(close) != b')' {
        return None;
    }
    let after = lexer.space(close + 1);
    let values = if lexer.at(after) == b'=' {
        after + 1
    } else if lexer.has_word(after, "values") {
        lexer.space(after + 6)
    } else {
        return None;
    };
    if lexer.at(values) != b'(' {
        return None;
    }
    let mut end = group_end(lexer, values);
    // Further rows.
    loop {
        let comma = lexer.space(end);
        let next = lexer.space(comma + 1);
        if lexer.at(comma) != b',' || lexer.at(next) != b'(' {
            break;
        }
        end = group_end(lexer, next);
    }
    Some(values + 1..if lexer.before(end) == b')' { end - 1 } else { end })
}
