//! JSON strings. Characters that a terminal, a line reader or an index could misinterpret are escaped.

use super::buffer::LineBuffer;
use crate::text::hex_digit;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

impl LineBuffer {
    /// Writes a string with its quotes.
    #[inline(always)]
    pub(crate) fn string(&mut self, text: &str) {
        let mark = self.mark();
        let Some(room) = self.room(text.len() + 2) else { return };
        if let [open, inside @ .., close] = room {
            *open = b'"';
            *close = b'"';
            if copy_plain(text.as_bytes(), inside) {
                return;
            }
        }
        self.rewind(mark);
        self.escaped_string(text);
    }

    #[cold]
    fn escaped_string(&mut self, text: &str) {
        self.push(b'"');
        self.escape(text);
        self.push(b'"');
    }

    /// Writes the inside of a string.
    #[inline]
    pub(crate) fn escaped(&mut self, text: &str) {
        let mark = self.mark();
        let Some(room) = self.room(text.len()) else { return };
        if !copy_plain(text.as_bytes(), room) {
            self.rewind(mark);
            self.escape(text);
        }
    }

    #[inline(never)]
    fn escape(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let (mut from, mut at) = (0, 0);
        while let Some(&byte) = bytes.get(at) {
            let Some((len, code)) = special(byte, bytes.get(at + 1..).unwrap_or_default()) else {
                at += 1;
                continue;
            };
            self.slice(bytes.get(from..at).unwrap_or_default());
            self.escape_code(code);
            at += len;
            from = at;
        }
        self.slice(bytes.get(from..).unwrap_or_default());
    }

    fn escape_code(&mut self, code: u32) {
        let short = match code {
            0x22 => b'"',
            0x5c => b'\\',
            0x0a => b'n',
            0x0d => b'r',
            0x09 => b't',
            ..=0xffff => return self.unicode_escape(code),
            _ => {
                // A surrogate pair (RFC 8259, section 7).
                let code = code - 0x1_0000;
                self.unicode_escape(0xd800 | code >> 10);
                return self.unicode_escape(0xdc00 | code & 0x3ff);
            }
        };
        self.slice(&[b'\\', short]);
    }

    fn unicode_escape(&mut self, code: u32) {
        let digit = |shift: u32| hex_digit((code >> shift) as u8);
        self.slice(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
    }
}

/// Copies text into a slice of the same length and returns whether JSON needs no escapes: all of it is printable ASCII
/// without quotes and backslashes.
#[inline(always)]
fn copy_plain(text: &[u8], place: &mut [u8]) -> bool {
    let (Some(last), Some(last_place)) = (text.last_chunk::<8>(), place.last_chunk_mut::<8>()) else {
        return copy_short(text, place);
    };
    // The last word overlaps with the one before it.
    *last_place = *last;
    let mut hits = suspicious(u64::from_le_bytes(*last));
    for (word, place) in text.as_chunks::<8>().0.iter().zip(place.as_chunks_mut::<8>().0) {
        *place = *word;
        hits |= suspicious(u64::from_le_bytes(*word));
    }
    hits == 0
}

#[inline]
fn copy_short(text: &[u8], place: &mut [u8]) -> bool {
    let mut hits = 0;
    for (byte, place) in text.iter().zip(place) {
        *place = *byte;
        hits |= suspicious(u64::from(*byte) | ((ONES << 8) * 0x20));
    }
    hits == 0
}

/// Returns the high bit of every byte that is below 0x20, a quote, a backslash, 0x7f or above.
///
/// The subtractions borrow from a neighbor only where that neighbor is a hit itself (Lamport, "Multiple byte processing
/// with full-word instructions", CACM 1975).
#[inline]
const fn suspicious(word: u64) -> u64 {
    let (quote, backslash) = (word ^ (ONES * b'"' as u64), word ^ (ONES * b'\\' as u64));
    let low = word.wrapping_sub(ONES * 0x20);
    let equal = quote.wrapping_sub(ONES) | backslash.wrapping_sub(ONES);
    (low | equal | word.wrapping_add(ONES) | word) & HIGHS
}

/// Returns the length and code point of the character that starts with `byte`, if it must be escaped.
///
/// Besides the characters that JSON requires to escape, these are DEL and C1 (terminals), U+2028 and U+2029 (line ends to
/// some readers), the controls of bidirectional text (CVE-2021-42574), and invisible characters, in which a text can hide
/// another one. The joiner of emoji, U+200D, stays.
#[inline]
fn special(byte: u8, next: &[u8]) -> Option<(usize, u32)> {
    match (byte, next) {
        (0..0x20 | b'"' | b'\\' | 0x7f, _) => Some((1, byte.into())),
        (0xc2, [second @ (0x80..0xa0 | 0xad), ..]) => Some((2, (*second).into())),
        (0xd8, [0x9c, ..]) => Some((2, 0x061c)),
        (0xe1, [0xa0, 0x8e, ..]) => Some((3, 0x180e)),
        (0xe2, [0x80, third @ (0x8b | 0x8c | 0x8e | 0x8f | 0xa8..=0xae), ..]) => {
            Some((3, 0x2000 + u32::from(third & 0x3f)))
        }
        (0xe2, [0x81, third @ 0xa0..=0xaf, ..]) => Some((3, 0x2040 + u32::from(third & 0x3f))),
        (0xef, [0xbb, 0xbf, ..]) => Some((3, 0xfeff)),
        (0xef, [0xbf, third @ 0xb9..=0xbb, ..]) => Some((3, 0xffc0 + u32::from(third & 0x3f))),
        // Tags, U+E0000 to U+E007F.
        (0xf3, [0xa0, third @ (0x80 | 0x81), fourth, ..]) => {
            Some((4, 0xe_0000 | u32::from(third & 1) << 6 | u32::from(fourth & 0x3f)))
        }
        _ => None,
    }
}

/// Returns the escaped length of a text, and the length of its longest prefix, on a character boundary, that takes at most
/// `limit` escaped bytes.
pub(crate) fn escaped_len(text: &str, limit: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let (mut total, mut fits, mut at) = (0, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        let (len, width) = match special(byte, bytes.get(at + 1..).unwrap_or_default()) {
            Some((len, 0x22 | 0x5c | 0x0a | 0x0d | 0x09)) => (len, 2),
            Some((len, ..=0xffff)) => (len, 6),
            Some((len, _)) => (len, 12),
            None => {
                let len = utf8_len(byte);
                (len, len)
            }
        };
        total += width;
        at += len;
        if total <= limit {
            fits = at;
        }
    }
    (total, fits.min(bytes.len()))
}

const fn utf8_len(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// Appends text for a terminal: controls that JSON would escape become escapes; quotes and backslashes stay.
pub(crate) fn visible(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        match special(byte, bytes.get(at + 1..).unwrap_or_default()) {
            Some((len, code)) if code != u32::from(b'"') && code != u32::from(b'\\') => {
                out.push_str(text.get(from..at).unwrap_or_default());
                out.extend(char::from_u32(code).unwrap_or_default().escape_default());
                at += len;
                from = at;
            }
            _ => at += 1,
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
}
