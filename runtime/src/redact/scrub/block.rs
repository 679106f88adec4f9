//! Blocks of YAML.

use super::lexer::{Lexer, is_line_break};
use std::ops::Range;

/// The lines below a `|` or `>`, as far as they are indented.
pub(super) fn indented(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    if !matches!(lexer.at(start), b'|' | b'>') {
        return None;
    }
    let marks = lexer
        .blanks(lexer.skip_within(start, start + 3, |byte| matches!(byte, b'|' | b'>' | b'-' | b'+' | b'0'..=b'9')));
    if !is_line_break(lexer.at(marks)) {
        return None;
    }
    let first = lexer.peek(marks, is_line_break);
    let content = lexer.blanks(first);
    let indent = content - first;
    if indent == 0 {
        return None;
    }
    let mut end = lexer.line_end(content);
    loop {
        let next = lexer.skip(end, is_line_break);
        let text = lexer.skip_within(next, next + indent, |byte| byte == b' ' || byte == b'\t');
        if text - next < indent || next >= lexer.len() {
            return Some(content..end);
        }
        end = lexer.line_end(text);
    }
}
