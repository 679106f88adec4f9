//! What decides which families run: one look at every byte, and a closer one at what it showed. It may say yes too
//! often, never no too often.

use super::{colour, pair};

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
    pub(super) authorities: bool,
    pub(super) payloads: bool,
    pub(super) forms: bool,
    pub(super) statements: bool,
    /// What stands between the words for a terminal has to go first.
    pub(super) colours: bool,
}

impl Triggers {
    pub(super) fn any(self) -> bool {
        self != Self::default()
    }
}

/// No token of [`super::token`] goes without a run of this many letters, digits, `_` and `-`.
const MIN_TOKEN_RUN: usize = 18;
const MIN_CARD_DIGITS: usize = 13;

const COLON: u8 = 1;
const OTHER_SEPARATOR: u8 = 1 << 1;
const QUESTION_MARK: u8 = 1 << 2;
const AT: u8 = 1 << 3;
const PERCENT: u8 = 1 << 4;
const HYPHEN: u8 = 1 << 5;
const DIGIT: u8 = 1 << 6;
const ESCAPE: u8 = 1 << 7;

/// All classes in the text: in blocks, which the compiler turns into vector instructions, as it does not for one sum.
fn classes(bytes: &[u8]) -> u8 {
    let (blocks, rest) = bytes.as_chunks::<16>();
    let mut seen = [0; 16];
    for block in blocks {
        for (seen, byte) in seen.iter_mut().zip(block) {
            *seen |= class(*byte);
        }
    }
    let seen_in_rest = rest.iter().fold(0, |seen, byte| seen | class(*byte));
    seen.iter().fold(seen_in_rest, |all, seen| all | seen)
}

/// What a byte may be a part of; comparisons only, no branch and no table.
fn class(byte: u8) -> u8 {
    let when = |is_part: bool, class: u8| if is_part { class } else { 0 };
    when(byte == b':', COLON)
        | when((byte == b'=') | (byte == b'>') | (byte == b'('), OTHER_SEPARATOR)
        | when(byte == b'?', QUESTION_MARK)
        | when(byte == b'@', AT)
        | when(byte == b'%', PERCENT)
        | when(byte == b'-', HYPHEN)
        | when(byte.is_ascii_digit(), DIGIT)
        | when(byte == colour::ESCAPE, ESCAPE)
}

pub(super) fn scan(text: &str) -> Triggers {
    let bytes = text.as_bytes();
    let seen = classes(bytes);
    let has = |classes: u8| seen & classes != 0;
    Triggers {
        pairs: has(COLON | OTHER_SEPARATOR | PERCENT | HYPHEN) && pair::has_denied_key(text),
        urls: has(COLON) && text.contains("://"),
        queries: has(QUESTION_MARK),
        schemes: may_have_scheme(bytes) && has_scheme(bytes),
        tokens: has_token_run(bytes),
        pem: has(HYPHEN) && text.contains("-----"),
        cards: has(DIGIT) && has_card_digits(bytes),
        emails: has(AT) || (has(PERCENT) && text.contains("%40")),
        authorities: has(AT) && has(COLON),
        payloads: has(COLON | OTHER_SEPARATOR) && has(DIGIT) && text.contains("0x"),
        forms: has(OTHER_SEPARATOR) && text.contains('&'),
        statements: text.contains('\''),
        colours: has(ESCAPE),
    }
}

/// Whether `bea` or `bas` is anywhere; without a branch too.
fn may_have_scheme(bytes: &[u8]) -> bool {
    let [_, second @ ..] = bytes else { return false };
    let [_, third @ ..] = second else { return false };
    bytes.iter().zip(second).zip(third).fold(false, |seen, ((first, second), third)| {
        let (first, second, third) = (first | 0x20, second | 0x20, third | 0x20);
        let starts = ((second == b'e') & (third == b'a')) | ((second == b'a') & (third == b's'));
        seen | ((first == b'b') & starts)
    })
}

fn has_scheme(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().any(|(index, byte)| {
        let starts =
            |word: &[u8]| bytes[index..].get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        matches!(byte, b'b' | b'B') && (starts(b"bearer") || starts(b"basic"))
    })
}

/// Looks at windows of 18 bytes from their ends, and goes on behind the last byte that is in no token.
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

/// Whether 13 digits stand with at most one other byte between two of them.
fn has_card_digits(bytes: &[u8]) -> bool {
    if bytes.iter().filter(|byte| byte.is_ascii_digit()).count() < MIN_CARD_DIGITS {
        return false;
    }
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
