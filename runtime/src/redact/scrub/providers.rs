//! Keys of providers, recognized by a fixed prefix.

mod alphabet;
mod table;

use super::lexer::{Lexer, steps};
use std::ops::Range;
use table::FORMATS;

/// A prefix, the characters after it, and how many of them there are at least and at most.
struct Format {
    prefix: &'static str,
    /// The first four bytes of the prefix, and which of them it has.
    head: u32,
    mask: u32,
    alphabet: u8,
    shortest: u8,
    longest: u8,
}

/// Shorter than every key.
pub(super) const SHORTEST: usize = 16;

/// For each first byte of a prefix, the second bytes as a set of bits, and its first row in the table.
struct Index {
    seconds: [u128; 128],
    rows: [u16; 129],
}

static INDEX: Index = {
    let mut index = Index { seconds: [0; 128], rows: [0; 129] };
    let mut row = 0;
    let mut first = 0;
    while row < FORMATS.len() {
        let prefix = FORMATS[row].prefix.as_bytes();
        assert!(prefix[0] as usize >= first, "the table is sorted");
        while first < prefix[0] as usize {
            first += 1;
            index.rows[first] = row as u16;
        }
        index.seconds[prefix[0] as usize] |= 1 << prefix[1];
        row += 1;
    }
    while first < 128 {
        first += 1;
        index.rows[first] = FORMATS.len() as u16;
    }
    index
};

/// The key that begins at `start`, which no letter or digit precedes.
pub(super) fn find(lexer: Lexer<'_>, start: usize) -> Option<Range<usize>> {
    let (first, second) = (lexer.at(start), lexer.at(start + 1));
    if first >= 128 || second >= 128 || INDEX.seconds[usize::from(first)] & 1 << second == 0 {
        return None;
    }
    let rows = usize::from(INDEX.rows[usize::from(first)])..usize::from(INDEX.rows[usize::from(first) + 1]);
    steps::add(rows.len());
    let head = u32::from_le_bytes([first, second, lexer.at(start + 2), lexer.at(start + 3)]);
    let mut formats = FORMATS[rows].iter().rev().filter(|format| head & format.mask == format.head);
    formats.find_map(|format| format.end(lexer, start)).map(|end| start..end)
}

impl Format {
    fn end(&self, lexer: Lexer<'_>, start: usize) -> Option<usize> {
        if !lexer.has(start, self.prefix.as_bytes()) {
            return None;
        }
        let is_in = |byte| alphabet::is_in(self.alphabet, byte);
        let rest = start + self.prefix.len();
        let shortest = rest + usize::from(self.shortest);
        if lexer.skip_within(rest, shortest, is_in) < shortest {
            return None;
        }
        if self.longest == alphabet::ANY {
            return Some(lexer.skip(shortest, is_in));
        }
        let longest = rest + usize::from(self.longest);
        let end = lexer.skip_within(shortest, longest + 1, is_in);
        (end <= longest && !lexer.at(end).is_ascii_alphanumeric()).then_some(end)
    }
}
