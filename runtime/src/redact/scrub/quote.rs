//! Quotes and brackets, at any depth of escaping. What is read here is redacted, so it is read once.

use super::lexer::{Lexer, is_quote, steps};
use std::ops::Range;

/// A quotation mark and the number of backslashes before it: `\"` is a quote in a JSON text inside a JSON string.
#[derive(Clone, Copy)]
pub(super) struct Quote {
    pub(super) mark: u8,
    pub(super) backslashes: usize,
}

impl Quote {
    /// The quote that opens at the index.
    pub(super) fn at(lexer: Lexer<'_>, at: usize) -> Option<Self> {
        let mark = lexer.peek(at, |byte| byte == b'\\');
        is_quote(lexer.at(mark)).then(|| Self { mark: lexer.at(mark), backslashes: mark - at })
    }

    /// The quote right before the index.
    pub(super) fn before(lexer: Lexer<'_>, at: usize) -> Option<Self> {
        let mark = at.checked_sub(1).filter(|mark| is_quote(lexer.at(*mark)))?;
        Some(Self { mark: lexer.at(mark), backslashes: mark - lexer.back(mark, |byte| byte == b'\\') })
    }

    /// A quote at depth `d` of nested strings has `2^d - 1` backslashes. Every backslash that the content escapes adds
    /// `2^(d+1)`, and a quote that the content escapes has twice as many plus one.
    pub(super) fn is_closed_by(self, byte: u8, backslashes: usize) -> bool {
        byte == self.mark && backslashes % (2 * (self.backslashes + 1)) == self.backslashes
    }

    /// Where the closing quote begins, including its backslashes; the end of the text if it is never closed.
    pub(super) fn end(self, lexer: Lexer<'_>, content: usize) -> usize {
        self.end_within(lexer, content, lexer.len()).unwrap_or(lexer.len())
    }

    pub(super) fn end_within(self, lexer: Lexer<'_>, content: usize, until: usize) -> Option<usize> {
        let mut backslashes = 0;
        let until = until.min(lexer.len());
        for at in content..until {
            let byte = lexer.at(at);
            if self.is_closed_by(byte, backslashes) {
                steps::add(at - content);
                return Some(at - self.backslashes);
            }
            backslashes = if byte == b'\\' { backslashes + 1 } else { 0 };
        }
        steps::add(until.saturating_sub(content));
        None
    }
}

/// The content of the string that opens at `start`; without a closing quote, all that follows.
pub(super) fn content(lexer: Lexer<'_>, start: usize, quote: Quote) -> Range<usize> {
    let open = start + quote.backslashes + 1;
    // TOML and Python.
    let triple = [quote.mark; 3];
    if quote.backslashes == 0 && lexer.has(start, &triple) {
        let mut end = start + 3;
        while end < lexer.len() && !lexer.has(end, &triple) {
            end += 1;
        }
        return start + 3..end;
    }
    let mut end = quote.end(lexer, open);
    // SQL and CSV escape a quote by doubling it.
    while quote.backslashes == 0 && end > open && end < lexer.len() && lexer.at(end + 1) == quote.mark {
        end = quote.end(lexer, end + 2);
    }
    open..end
}

pub(super) fn opens_group(byte: u8) -> bool {
    matches!(byte, b'(' | b'[' | b'{')
}

/// The index after the bracket that closes the one at `open`, else the length of the text.
pub(super) fn group_end(lexer: Lexer<'_>, open: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = open;
    while at < lexer.len() {
        steps::add(1);
        match lexer.at(at) {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            // Brackets in strings don't count.
            b'"' | b'\\' => {
                let mark = lexer.skip(at, |byte| byte == b'\\');
                if lexer.at(mark) == b'"' {
                    let quote = Quote { mark: b'"', backslashes: mark - at };
                    at = quote.end(lexer, mark + 1) + quote.backslashes;
                } else {
                    at = mark - 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    lexer.len()
}
