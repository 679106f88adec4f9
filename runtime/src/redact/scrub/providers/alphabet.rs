//! The characters that follow a provider's prefix.

use super::Format;

pub(super) const LETTERS: u8 = 1;
pub(super) const CAPITALS: u8 = 1 << 1;
pub(super) const HEX: u8 = 1 << 2;
/// Letters, digits and `_`.
pub(super) const WORD: u8 = 1 << 3;
/// Letters, digits, `_` and `-`.
pub(super) const TOKEN: u8 = 1 << 4;
pub(super) const DOTTED: u8 = 1 << 5;
pub(super) const BASE64: u8 = 1 << 6;
pub(super) const LOWER: u8 = 1 << 7;
pub(super) const TOKEN_EQ: u8 = TOKEN_PCT;
/// Base64url with padding, also percent-encoded.
pub(super) const TOKEN_PCT: u8 = BASE64 | TOKEN;

/// No upper bound, so that a longer future form is redacted as a whole.
pub(super) const ANY: u8 = u8::MAX;

pub(super) const fn of(prefix: &'static str, alphabet: u8, shortest: u8, longest: u8) -> Format {
    let bytes = prefix.as_bytes();
    let (mut head, mut mask, mut index) = (0, 0, 0);
    while index < bytes.len() && index < 4 {
        head |= (bytes[index] as u32) << (8 * index);
        mask |= 0xff << (8 * index);
        index += 1;
    }
    Format { prefix, head, mask, alphabet, shortest, longest }
}

pub(super) fn is_in(alphabet: u8, byte: u8) -> bool {
    ALPHABETS[usize::from(byte)] & alphabet != 0
}

static ALPHABETS: [u8; 256] = {
    let mut alphabets = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        let mut sets = 0;
        if byte.is_ascii_alphanumeric() {
            sets |= LETTERS | WORD | TOKEN | DOTTED | BASE64;
        }
        if byte.is_ascii_uppercase() || byte.is_ascii_digit() {
            sets |= CAPITALS;
        }
        if byte.is_ascii_lowercase() || byte.is_ascii_digit() {
            sets |= LOWER;
        }
        if byte.is_ascii_hexdigit() {
            sets |= HEX;
        }
        sets |= match byte {
            b'_' => WORD | TOKEN | DOTTED,
            b'-' => TOKEN | DOTTED,
            b'.' => DOTTED,
            b'+' | b'/' | b'=' => BASE64,
            _ => 0,
        };
        alphabets[byte as usize] = sets;
        byte += 1;
    }
    alphabets
};
