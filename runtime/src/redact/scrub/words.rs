//! Which words are credentials by their look, and which are not.

use super::lexer::{Lexer, is_space, steps};
use std::ops::Range;

/// Words about a credential that are not credentials; kept where they are the whole value (`token: expired`).
const ABOUT: &[&str] = &[
    "(null)",
    "<nil>",
    "a",
    "absent",
    "an",
    "and",
    "any",
    "are",
    "argument",
    "at",
    "authentication",
    "bad",
    "be",
    "been",
    "bool",
    "boolean",
    "by",
    "bytes",
    "can",
    "cannot",
    "char",
    "could",
    "default",
    "does",
    "door",
    "empty",
    "eof",
    "error",
    "expected",
    "fail",
    "false",
    "field",
    "for",
    "found",
    "from",
    "has",
    "have",
    "hidden",
    "if",
    "in",
    "incorrect",
    "int",
    "integer",
    "invalid",
    "is",
    "it",
    "kept",
    "length",
    "long",
    "may",
    "mismatch",
    "missing",
    "must",
    "new",
    "nil",
    "no",
    "none",
    "not",
    "null",
    "of",
    "off",
    "ok",
    "okay",
    "on",
    "only",
    "optional",
    "or",
    "please",
    "reset",
    "sent",
    "set",
    "short",
    "should",
    "str",
    "string",
    "text",
    "that",
    "the",
    "this",
    "to",
    "too",
    "true",
    "undefined",
    "unknown",
    "unset",
    "up",
    "valid",
    "value",
    "varchar",
    "was",
    "were",
    "will",
    "with",
    "wrong",
    "yes",
    "you",
    "your",
];

/// Endings of words that tell what happened: `changed`, `expiring`.
const ABOUT_ENDINGS: &[&[u8]] = &[b"ed", b"ing"];

/// Words that may stand between the name of a credential and the credential in a sentence.
const LINKS: &[&str] = &[
    "are",
    "as",
    "bad",
    "be",
    "been",
    "equals",
    "expected",
    "for-user",
    "found",
    "given",
    "got",
    "incorrect",
    "invalid",
    "is",
    "integer",
    "literal",
    "new",
    "now",
    "old",
    "provided",
    "read",
    "received",
    "rejected",
    "sent",
    "set",
    "str",
    "string",
    "string-value",
    "supplied",
    "temporary",
    "to",
    "type",
    "unexpected",
    "unknown",
    "used",
    "using",
    "value",
    "was",
    "were",
    "wrong",
];

/// Whether a whole unquoted value only tells something about the credential.
pub(super) fn is_about(lexer: Lexer<'_>, value: Range<usize>) -> bool {
    let bytes = lexer.slice(value.clone());
    let trimmed = bytes.trim_ascii_end();
    let len = trimmed
        .iter()
        .rposition(|byte| !matches!(byte, b'.' | b'!' | b',' | b':' | b';' | b'?'))
        .map_or(0, |at| at + 1);
    steps::add(ABOUT.len());
    len < 24 && lexer.is(value.start..value.start + len, ABOUT)
}

/// Whether a word of a sentence tells what happened to the credential.
pub(super) fn is_event(lexer: Lexer<'_>, word: Range<usize>) -> bool {
    let bytes = lexer.slice(word);
    bytes.len() > 4
        && bytes.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'-')
        && ABOUT_ENDINGS.iter().any(|ending| bytes.ends_with(ending))
}

pub(super) fn is_link(lexer: Lexer<'_>, word: Range<usize>) -> bool {
    lexer.is(word, LINKS)
}

/// What a value consists of.
#[derive(Default)]
pub(super) struct Look {
    pub(super) len: usize,
    pub(super) digits: usize,
    pub(super) lower: usize,
    pub(super) upper: usize,
    pub(super) others: usize,
    /// How often letters and digits, or small letters and capitals, take turns.
    turns: usize,
    is_hex: bool,
}

impl Look {
    /// Looks at no more than the first 64 bytes.
    pub(super) fn of(value: &[u8]) -> Self {
        let value = &value[..value.len().min(64)];
        steps::add(value.len());
        let mut look = Self { len: value.len(), is_hex: true, ..Self::default() };
        let mut last = 0;
        for byte in value {
            let kind = match byte {
                b'0'..=b'9' => 1,
                b'a'..=b'z' => 2,
                b'A'..=b'Z' => 3,
                0x80.. => 2,
                _ => 4,
            };
            match kind {
                1 => look.digits += 1,
                2 => look.lower += 1,
                3 => look.upper += 1,
                _ => look.others += 1,
            }
            // A capital at the start of a word is no turn.
            look.turns += usize::from(last != 0 && kind != last && !(last == 3 && kind == 2));
            look.is_hex &= byte.is_ascii_hexdigit();
            last = kind;
        }
        look
    }

    pub(super) fn letters(&self) -> usize {
        self.lower + self.upper
    }

    /// Letters and digits, as in most credentials and in few words.
    pub(super) fn is_mixed(&self) -> bool {
        self.len >= 5 && self.digits > 0 && self.letters() > 0
    }

    /// Mixed, and not only a word with a number behind it (`user7`) or a number with a unit (`120ms`).
    pub(super) fn is_scrambled(&self) -> bool {
        let takes_turns = self.turns - self.others.min(self.turns) > 1 || self.len >= 24;
        self.is_mixed() && takes_turns && self.len >= 6
    }

    /// Scrambled, or so long a run of letters in both cases that it is no word.
    pub(super) fn is_random(&self) -> bool {
        self.len >= 16 && (self.is_scrambled() || (self.turns > 4 && self.others <= 2))
    }

    /// A number in base 16 as ids and checksums are written.
    pub(super) fn is_hex_id(&self) -> bool {
        self.is_hex && self.len < 32
    }

    pub(super) fn is_number(&self) -> bool {
        self.digits == self.len
    }

    pub(super) fn is_word(&self) -> bool {
        self.digits == 0 && self.len < 20
    }
}

/// Whether a word of a sentence may be a credential, and is not one of the other things with digits in them: times, ids,
/// addresses, versions, paths, sizes, identifiers.
pub(super) fn is_candidate(value: &[u8]) -> bool {
    let look = Look::of(value);
    if !look.is_mixed() || value.starts_with(b"0x") || is_uuid(value) {
        return false;
    }
    let plain = look.others == 0;
    let is_unit = value[0].is_ascii_digit() && look.letters() <= 3;
    let is_structured = value.iter().any(|byte| matches!(byte, b'=' | b'(' | b'[' | b'{' | b'<' | b'\\'))
        && !value.ends_with(b"=")
        || value.contains(&b':') && (value[0].is_ascii_digit() || ends_in_number(value))
        || value.starts_with(b"/")
        || value.starts_with(b".")
        || value.starts_with(b"-")
        || (value.contains(&b'/') && look.len < 24)
        || (value.contains(&b'.') && !look.is_scrambled())
        || is_snake(value);
    !is_unit && (plain || !is_structured)
}

/// `room:7`, `host:8080`.
fn ends_in_number(value: &[u8]) -> bool {
    value.rsplit(|byte| *byte == b':').next().is_some_and(|last| last.iter().all(u8::is_ascii_digit))
}

/// Whether parts of small letters and of digits are joined with `_`, `-` or `.`: `idx_users_2`, `node-7`, `db1.internal`.
pub(super) fn is_snake(value: &[u8]) -> bool {
    let has_joint = value.iter().any(|byte| matches!(byte, b'_' | b'-' | b'.'));
    has_joint
        && value.split(|byte| matches!(byte, b'_' | b'-' | b'.')).all(|part| {
            let letters = part.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            part[letters..].iter().all(u8::is_ascii_digit) && part.len() < 16
        })
}

pub(super) fn is_uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value.iter().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// The end of a word of a sentence, without the punctuation behind it.
pub(super) fn word_end(lexer: Lexer<'_>, start: usize) -> usize {
    let mut end = lexer.peek(start, |byte| {
        !is_space(byte) && !matches!(byte, b',' | b';' | b'"' | b'\'' | b'`' | b')' | b']' | b'>' | b'<')
    });
    while end > start && matches!(lexer.at(end - 1), b'.' | b':' | b'!' | b'?') {
        steps::add(1);
        end -= 1;
    }
    end
}
