//! Private keys in armor, to the END marker or to the end of the text: PEM (RFC 7468), OpenSSH, PGP, SSH2 (RFC 4716),
//! OpenVPN's static keys, and the private lines of PuTTY.

use super::lexer::{Lexer, is_line_break};
use std::ops::Range;

/// The longest marker.
const LONGEST: usize = 80;

/// The key whose marker begins with the dashes before `dashes`.
pub(super) fn find(lexer: Lexer<'_>, dashes: usize) -> Option<Range<usize>> {
    let word = dashes + usize::from(lexer.at(dashes) == b' ');
    let start = dashes_before(lexer, word).filter(|_| lexer.has_word(word, "begin"))?;
    let mut end = label_end(lexer, word + 5)?;
    while end < lexer.len() {
        end = lexer.skip(end, |byte| byte != b'-');
        let dashes = lexer.skip(end, |byte| byte == b'-');
        let word = dashes + usize::from(lexer.at(dashes) == b' ');
        let is_end = lexer.has_word(word, "end") && dashes_before(lexer, word).is_some();
        if let Some(label) = label_end(lexer, word + 3).filter(|_| is_end) {
            let dashes = label + usize::from(lexer.at(label) == b' ');
            return Some(
                start
                    ..lexer.skip_within(if lexer.at(dashes) == b'-' { dashes } else { label }, label + 6, |byte| {
                        byte == b'-'
                    }),
            );
        }
        end = dashes;
    }
    Some(start..lexer.len())
}

/// The start of the dashes of a marker.
fn dashes_before(lexer: Lexer<'_>, word: usize) -> Option<usize> {
    let dashes = word - usize::from(lexer.before(word) == b' ');
    let start = lexer.back(dashes, |byte| byte == b'-');
    let least = if dashes == word { 5 } else { 4 };
    (dashes - start >= least).then(|| start.max(dashes.saturating_sub(5)))
}

/// The end of the label, if it is the label of a private key. One character stands between two words.
fn label_end(lexer: Lexer<'_>, start: usize) -> Option<usize> {
    let is_gap = |at: usize| matches!(lexer.at(at), b' ' | b'+' | b'_' | b'-');
    let mut at = start;
    let mut is_private = false;
    while at < start + LONGEST {
        let gap = if lexer.has(at, b"%20") { 3 } else { usize::from(is_gap(at)) };
        let end = lexer.peek(at + gap, |byte| byte.is_ascii_alphanumeric());
        if gap == 0 || end == at + gap {
            break;
        }
        let word = at + gap..end;
        at = end;
        if is_private && lexer.is(word.clone(), &["key"]) {
            let block = at + 1..at + 6;
            let has_block = is_gap(at) && lexer.is(block.clone(), &["block"]);
            return Some(if has_block {
                block.end
            } else if lexer.has_word(at, " v1") {
                at + 3
            } else {
                at
            });
        }
        is_private = lexer.is(word, &["private", "static"]);
    }
    None
}

/// The lines after `Private-Lines: 8` of PuTTY's format.
pub(super) fn putty(lexer: Lexer<'_>, word: Range<usize>) -> Option<Range<usize>> {
    if word.len() != 13 || !lexer.has_word(word.start, "private-lines") || lexer.at(word.end) != b':' {
        return None;
    }
    let line = lexer.line_end(word.end);
    let start = lexer.peek(line, is_line_break);
    let mut end = start;
    while end < lexer.len() && !lexer.has(end, b"Private-") {
        end = lexer.skip(lexer.line_end(end), is_line_break);
    }
    let until =
        lexer.slice(start..end).iter().rposition(|byte| !is_line_break(*byte)).map_or(start, |last| start + last + 1);
    (until > start).then_some(start..until)
}
