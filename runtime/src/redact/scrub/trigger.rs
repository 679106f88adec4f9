//! The one look at every byte that decides which families run. It may say yes too often, never no too often.

use super::pair;

/// The families that the text may hold something for.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Triggers {
    pub(super) pairs: bool,
    pub(super) urls: bool,
    pub(super) queries: bool,
    pub(super) schemes: bool,
    pub(super) tokens: bool,
    pub(super) pem: bool,
    pub(super) cards: bool,
    pub(super) emails: bool,
}

impl Triggers {
    pub(super) fn any(self) -> bool {
        self != Self::default()
    }
}

/// No token of [`super::token`] goes without a run of this many letters, digits, `_` and `-`.
const MIN_TOKEN_RUN: usize = 18;
const MIN_CARD_DIGITS: usize = 13;
const PEM_HYPHENS: usize = 5;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    LetterB,
    Digit,
    Underscore,
    Hyphen,
    /// Ends a token and means nothing else.
    Border,
    /// Ends a token and may be part of a pattern.
    Sign,
}

/// The class of every byte; bytes of characters beyond ASCII end a token.
static CLASSES: [Class; 256] = {
    let mut classes = [Class::Border; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'b' | b'B' => Class::LetterB,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Underscore,
            b'-' => Class::Hyphen,
            b'=' | b':' | b'>' | b'%' | b'?' | b'@' => Class::Sign,
            _ => Class::Border,
        };
        byte += 1;
    }
    classes
};

pub(super) fn scan(text: &str) -> Triggers {
    let bytes = text.as_bytes();
    let mut found = Triggers::default();
    let mut run_start = 0;
    let mut digits = DigitRun::default();
    for (index, byte) in bytes.iter().enumerate() {
        match CLASSES[usize::from(*byte)] {
            Class::Letter | Class::Underscore => {}
            Class::LetterB => found.schemes = found.schemes || starts_scheme(bytes, index),
            Class::Digit => found.cards |= digits.add(index) >= MIN_CARD_DIGITS,
            Class::Hyphen => {
                found.pem = found.pem || ends_with_hyphens(&bytes[..=index]);
                found.pairs = found.pairs || pair::is_denied_flag(text, index + 1);
            }
            class => {
                found.tokens |= index - run_start >= MIN_TOKEN_RUN;
                run_start = index + 1;
                if class == Class::Sign {
                    look_at_sign(text, index, &mut found);
                }
            }
        }
    }
    found.tokens |= bytes.len() - run_start >= MIN_TOKEN_RUN;
    found
}

fn look_at_sign(text: &str, index: usize, found: &mut Triggers) {
    let rest = &text.as_bytes()[index..];
    match rest[0] {
        b'?' => found.queries = true,
        b'@' => found.emails = true,
        b'%' if rest.starts_with(b"%40") => found.emails = true,
        b':' if rest.starts_with(b"://") => found.urls = true,
        _ => found.pairs = found.pairs || pair::is_denied_separator(text, index),
    }
}

fn starts_scheme(bytes: &[u8], index: usize) -> bool {
    let rest = &bytes[index..];
    let starts = |word: &[u8]| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    starts(b"bearer") || starts(b"basic")
}

fn ends_with_hyphens(bytes: &[u8]) -> bool {
    bytes.ends_with(&[b'-'; PEM_HYPHENS])
}

/// Counts digits that have at most one other byte between them.
#[derive(Default)]
struct DigitRun {
    digits: usize,
    next: usize,
}

impl DigitRun {
    fn add(&mut self, index: usize) -> usize {
        self.digits = if index <= self.next { self.digits + 1 } else { 1 };
        self.next = index + 2;
        self.digits
    }
}
