//! Decides which families run: one pass over all bytes, then closer checks. False positives are allowed, false
//! negatives are not.

use super::{color, pair};

/// The families that may match in a text.
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
    pub(super) authorities: bool,
    pub(super) payloads: bool,
    pub(super) forms: bool,
    pub(super) statements: bool,
    /// Terminal colors have to be removed first.
    pub(super) colors: bool,
}

impl Triggers {
    #[cfg(test)]
    pub(super) const ALL: Self = Self {
        pairs: true,
        urls: true,
        queries: true,
        schemes: true,
        tokens: true,
        pem: true,
        cards: true,
        emails: true,
        authorities: true,
        payloads: true,
        forms: true,
        statements: true,
        colors: false,
    };

    pub(super) fn any(self) -> bool {
        self != Self::default()
    }
}

/// Every token of [`super::token`] contains a run of at least this many letters, digits, `_` and `-`.
const MIN_TOKEN_RUN: usize = 18;
const MIN_CARD_DIGITS: usize = 13;

const DIGIT: u16 = 1;
const COLON: u16 = 1 << 1;
const OTHER_SEPARATOR: u16 = 1 << 2;
const QUESTION_MARK: u16 = 1 << 3;
const AT: u16 = 1 << 4;
const PERCENT: u16 = 1 << 5;
const HYPHEN: u16 = 1 << 6;
const QUOTE: u16 = 1 << 7;
const AMPERSAND: u16 = 1 << 8;
const ESCAPE: u16 = 1 << 9;

/// The class of each byte.
static CLASSES: [u16; 256] = {
    let mut classes = [0; 256];
    let mut digit = b'0';
    while digit <= b'9' {
        classes[digit as usize] = DIGIT;
        digit += 1;
    }
    classes[b':' as usize] = COLON;
    classes[b'=' as usize] = OTHER_SEPARATOR;
    classes[b'>' as usize] = OTHER_SEPARATOR;
    classes[b'(' as usize] = OTHER_SEPARATOR;
    classes[b'?' as usize] = QUESTION_MARK;
    classes[b'@' as usize] = AT;
    classes[b'%' as usize] = PERCENT;
    classes[b'-' as usize] = HYPHEN;
    classes[b'\'' as usize] = QUOTE;
    classes[b'&' as usize] = AMPERSAND;
    classes[color::ESCAPE as usize] = ESCAPE;
    classes
};

/// What a text contains.
#[derive(Default)]
struct Seen {
    classes: u16,
    digits: usize,
    scheme: bool,
}

impl Seen {
    fn of(bytes: &[u8]) -> Self {
        let mut seen = Self::default();
        let (words, rest) = bytes.as_chunks::<8>();
        for (index, word) in words.iter().enumerate() {
            seen.add(*word, bytes.get(index * 8..).unwrap_or_default());
        }
        let mut last = [b' '; 8];
        for (place, byte) in last.iter_mut().zip(rest) {
            *place = *byte;
        }
        seen.add(last, rest);
        seen
    }

    /// Adds the word at the start of `bytes`. Letters and spaces, which make up most of prose, are skipped together.
    #[inline(always)]
    fn add(&mut self, word: [u8; 8], bytes: &[u8]) {
        let bits = u64::from_le_bytes(word);
        for at in marked(marks_of_classes(bits)) {
            let class = CLASSES[usize::from(word[at])];
            self.classes |= class;
            self.digits += usize::from(class & DIGIT);
        }
        for at in marked(marks_of_b(bits)) {
            self.scheme |= bytes.get(at..).is_some_and(starts_scheme);
        }
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Sets the high bit of every byte below the space or from `%` to `@`, where all classes are. No sum overflows its
/// byte.
const fn marks_of_classes(word: u64) -> u64 {
    let low = word & !HIGHS;
    let from_blank = low + ONES * (0x80 - b' ' as u64);
    let (from_percent, behind_at) = (low + ONES * (0x80 - b'%' as u64), low + ONES * (0x7f - b'@' as u64));
    (!from_blank | from_percent & !behind_at) & !word & HIGHS
}

/// Sets the high bit of every byte that is `b` or `B`, and possibly of later ones: a byte that becomes zero borrows.
const fn marks_of_b(word: u64) -> u64 {
    let zero_at_b = (word | (ONES * 0x20)) ^ (ONES * b'b' as u64);
    zero_at_b.wrapping_sub(ONES) & !zero_at_b & HIGHS
}

/// The indexes of the marked bytes of a word.
#[inline(always)]
fn marked(mut marks: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (marks != 0).then(|| marks.trailing_zeros() as usize / 8)?;
        marks &= marks - 1;
        Some(at)
    })
}

#[inline]
fn starts_scheme(bytes: &[u8]) -> bool {
    if !matches!(bytes, [_, b'e' | b'E' | b'a' | b'A', ..]) {
        return false;
    }
    let starts = |word: &[u8]| bytes.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    starts(b"bearer") || starts(b"basic")
}

pub(super) fn scan(text: &str) -> Triggers {
    let bytes = text.as_bytes();
    let seen = Seen::of(bytes);
    let tokens = has_token_run(bytes);
    if seen.classes & !DIGIT == 0 && seen.digits < MIN_CARD_DIGITS && !seen.scheme {
        return Triggers { tokens, ..Triggers::default() };
    }
    let has = |classes: u16| seen.classes & classes != 0;
    Triggers {
        pairs: has(COLON | OTHER_SEPARATOR | PERCENT | HYPHEN) && pair::has_denied_key(text),
        urls: has(COLON) && text.contains("://"),
        queries: has(QUESTION_MARK),
        schemes: seen.scheme,
        tokens,
        pem: has(HYPHEN) && text.contains("-----"),
        cards: seen.digits >= MIN_CARD_DIGITS && has_card_digits(bytes),
        emails: has(AT) || (has(PERCENT) && text.contains("%40")),
        authorities: has(AT) && has(COLON),
        payloads: has(COLON | OTHER_SEPARATOR) && has(DIGIT) && text.contains("0x"),
        forms: has(OTHER_SEPARATOR) && has(AMPERSAND),
        statements: has(QUOTE),
        colors: has(ESCAPE),
    }
}

/// Examines windows of 18 bytes from their ends and continues after the last byte that cannot be part of a token.
fn has_token_run(bytes: &[u8]) -> bool {
    let mut start = 0;
    while let Some(window) = bytes.get(start..start + MIN_TOKEN_RUN) {
        match window.iter().rposition(|byte| !IS_TOKEN[usize::from(*byte)]) {
            Some(border) => start += border + 1,
            None => return true,
        }
    }
    false
}

static IS_TOKEN: [bool; 256] = {
    let mut is_token = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        is_token[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        byte += 1;
    }
    is_token
};

/// Whether there are 13 digits with at most one other byte between two of them.
fn has_card_digits(bytes: &[u8]) -> bool {
    let mut digits = 0;
    let mut others = 0;
    bytes.iter().any(|byte| {
        if byte.is_ascii_digit() {
            digits = if others > 1 { 1 } else { digits + 1 };
            others = 0;
        } else {
            others += 1;
        }
        digits >= MIN_CARD_DIGITS
    })
}
