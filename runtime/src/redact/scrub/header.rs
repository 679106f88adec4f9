//! The values of `Authorization` and `Cookie`.

use super::keys::Certainty;
use super::lexer::{Lexer, is_line_break, is_space, steps};
use super::quote::{Quote, opens_group};
use super::value::{self, Position, SCHEMES, Value, after_scheme, is_redacted};
use super::words;
use std::ops::Range;

/// The value of `Cookie=`, which includes all cookies that follow.
pub(super) fn of_cookies(lexer: Lexer<'_>, position: Position) -> Value {
    let Value::Found(mut span) = value::of_pair(lexer, position) else { return Value::None };
    while lexer.has(span.end, b"; ") {
        match value::at(lexer, Position { start: span.end + 2, is_loose: false, certainty: Certainty::Password }) {
            Value::Found(next) => span.end = next.end,
            Value::None => break,
        }
    }
    Value::Found(span)
}

/// The value of `Authorization:` and `Cookie:`, to the end of the line or of the string that contains the header.
pub(super) fn of_header(lexer: Lexer<'_>, key: Range<usize>, position: Position) -> Value {
    let mut start = lexer.blanks(position.start);
    // A folded header (RFC 9112, section 5.2) or a value on its own line. A line without leading space is another header.
    let next_line = lexer.peek(start, is_line_break);
    if next_line > start {
        start = lexer.blanks(next_line);
        if start == next_line {
            return Value::None;
        }
    }
    let position = Position { start, is_loose: false, certainty: Certainty::Password };
    if Quote::at(lexer, start).is_some() || opens_group(lexer.at(start)) {
        return value::at(lexer, position);
    }
    let word = lexer.peek(start, |byte| byte.is_ascii_alphabetic());
    let is_alone = is_space(lexer.at(word));
    if word > start && is_alone && (words::is_about(lexer, start..word) || words::is_event(lexer, start..word)) {
        return Value::None;
    }
    if is_alone && lexer.is(start..word, SCHEMES) {
        return after_scheme(lexer, lexer.space(word));
    }
    if is_redacted(lexer, start) {
        return Value::None;
    }
    let end = header_end(lexer, start, Quote::before(lexer, key.start));
    if end == start { Value::None } else { Value::Found(start..end) }
}

/// The end of the line, also if `Debug` or JSON escaped it, or of the string that contains the header.
fn header_end(lexer: Lexer<'_>, start: usize, enclosing: Option<Quote>) -> usize {
    let mut backslashes = 0;
    for at in start..lexer.len() {
        steps::add(1);
        let byte = lexer.at(at);
        match byte {
            b'\r' | b'\n' => return at,
            b'r' | b'n' if backslashes > 0 => return at - backslashes,
            b'\\' => backslashes += 1,
            _ => {
                if let Some(quote) = enclosing.filter(|quote| quote.is_closed_by(byte, backslashes)) {
                    return at - quote.backslashes;
                }
                backslashes = 0;
            }
        }
    }
    lexer.len()
}
