//! Rules out most words without comparing them.

use super::lexer::Lexer;
use std::ops::Range;

/// The hashes of some words, as a set of bits.
pub(super) struct Filter([u64; 256]);

impl Filter {
    pub(super) const NONE: Self = Self([0; 256]);

    pub(super) const fn with(mut self, word: &str) -> Self {
        let word = word.as_bytes();
        let hash = hash(word[0], word[1], word[word.len() - 1], word.len());
        self.0[hash / 64] |= 1 << (hash % 64);
        self
    }

    pub(super) const fn and(mut self, other: &Self) -> Self {
        let mut index = 0;
        while index < self.0.len() {
            self.0[index] |= other.0[index];
            index += 1;
        }
        self
    }

    /// Like [`may_have`](Self::may_have), for a word of two letters or more.
    #[inline(always)]
    pub(super) fn may_have_word(&self, word: &[u8]) -> bool {
        let [first, second, .., last] = word else { return true };
        let hash = hash(*first, *second, *last, word.len());
        self.0[hash / 64] & 1 << (hash % 64) != 0
    }

    /// Whether the word may be one of them, in any case.
    #[inline]
    pub(super) fn may_have(&self, lexer: Lexer<'_>, word: &Range<usize>) -> bool {
        let hash = hash(lexer.at(word.start), lexer.at(word.start + 1), lexer.before(word.end), word.len());
        self.0[hash / 64] & 1 << (hash % 64) != 0
    }
}

/// A multiplicative hash (Knuth) of 14 bits, equal for letters in upper and lower case.
const fn hash(first: u8, second: u8, last: u8, len: usize) -> usize {
    let letters = (first as u32 & 31) << 15 | (second as u32 & 31) << 10 | (last as u32 & 31) << 5 | (len as u32 & 31);
    (letters.wrapping_mul(0x9e37_79b1) >> 18) as usize
}
