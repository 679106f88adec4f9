//! The bytes of a text, read in bounded steps.
//!
//! A search looks at most [`FAR`] bytes back or ahead, or consumes what it reads. So the work is linear in the length of
//! the text. Every step is counted in tests.

use std::cell::Cell;
use std::ops::Range;

/// The longest look back, or ahead of bytes that are not consumed.
pub(super) const FAR: usize = 96;

/// The longest name that is looked up.
const LONGEST_NAME: usize = 64;

#[derive(Clone, Copy)]
pub(super) struct Lexer<'v> {
    bytes: &'v [u8],
    known: Option<&'v KnownNames>,
}

/// What was found out about names of the text, which often repeat.
#[derive(Default)]
pub(super) struct KnownNames([Cell<KnownName>; 16]);

#[derive(Clone, Copy, Default)]
struct KnownName {
    start: usize,
    end: usize,
    meaning: u8,
}

impl<'v> Lexer<'v> {
    pub(super) fn new(bytes: &'v [u8]) -> Self {
        Self { bytes, known: None }
    }

    pub(super) fn with_names(bytes: &'v [u8], known: &'v KnownNames) -> Self {
        Self { bytes, known: Some(known) }
    }

    /// The meaning of a name, which is found out once for a name that repeats.
    pub(super) fn meaning(self, name: Range<usize>, find: impl FnOnce() -> u8) -> u8 {
        let bytes = self.slice(name.clone());
        let slot =
            bytes.first().map_or(0, |first| usize::from(*first)) + 5 * bytes.len() + usize::from(self.before(name.end));
        let Some(known) = self.known.map(|known| &known.0[slot % 16]) else { return find() };
        let last = known.get();
        steps::add(bytes.len());
        if last.start != last.end && self.slice(last.start..last.end) == bytes {
            return last.meaning;
        }
        let meaning = find();
        known.set(KnownName { start: name.start, end: name.end, meaning });
        meaning
    }

    pub(super) fn len(self) -> usize {
        self.bytes.len()
    }

    /// The byte at an index, or a zero byte beyond the end.
    #[inline]
    pub(super) fn at(self, index: usize) -> u8 {
        self.bytes.get(index).copied().unwrap_or(0)
    }

    /// The byte before an index, or a line feed at the start.
    #[inline]
    pub(super) fn before(self, index: usize) -> u8 {
        index.checked_sub(1).map_or(b'\n', |before| self.at(before))
    }

    pub(super) fn slice(self, range: Range<usize>) -> &'v [u8] {
        self.bytes.get(range).unwrap_or_default()
    }

    /// Returns the end of the bytes of one kind that begin at `from`.
    #[inline]
    pub(super) fn skip(self, from: usize, is: impl Fn(u8) -> bool) -> usize {
        self.skip_within(from, self.len(), is)
    }

    /// Like [`skip`](Self::skip), over at most [`FAR`] bytes.
    #[inline]
    pub(super) fn peek(self, from: usize, is: impl Fn(u8) -> bool) -> usize {
        self.skip_within(from, from.saturating_add(FAR), is)
    }

    #[inline]
    pub(super) fn skip_within(self, from: usize, until: usize, is: impl Fn(u8) -> bool) -> usize {
        let rest = self.slice(from..until.min(self.len()));
        let len = rest.iter().position(|byte| !is(*byte)).unwrap_or(rest.len());
        steps::add(len + 1);
        from + len
    }

    /// Returns the start of the bytes of one kind that end at `until`, at most [`FAR`] bytes back.
    #[inline]
    pub(super) fn back(self, until: usize, is: impl Fn(u8) -> bool) -> usize {
        let rest = self.slice(until.saturating_sub(FAR)..until);
        let len = rest.iter().rev().position(|byte| !is(*byte)).unwrap_or(rest.len());
        steps::add(len + 1);
        until - len
    }

    /// Whether these bytes begin at the index.
    #[inline]
    pub(super) fn has(self, at: usize, bytes: &[u8]) -> bool {
        steps::add(1);
        self.slice(at..self.len()).starts_with(bytes)
    }

    /// Like [`has`](Self::has), ignoring ASCII case.
    #[inline]
    pub(super) fn has_word(self, at: usize, word: &str) -> bool {
        steps::add(1);
        self.slice(at..at + word.len()).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether these bytes end at the index, ignoring ASCII case.
    pub(super) fn ends_with(self, at: usize, word: &str) -> bool {
        at.checked_sub(word.len()).is_some_and(|start| self.has_word(start, word))
    }

    pub(super) fn is(self, range: Range<usize>, words: &[&str]) -> bool {
        let word = self.slice(range);
        steps::add(words.len());
        words.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
    }

    /// A name as text; of a long one, its end, which decides what it means.
    pub(super) fn name(self, range: Range<usize>) -> &'v str {
        let start = range.start.max(range.end.saturating_sub(LONGEST_NAME));
        let start = self.skip_within(start, range.end, |byte| byte & 0xc0 == 0x80);
        steps::add(range.end - start);
        std::str::from_utf8(self.slice(start..range.end)).unwrap_or_default()
    }

    /// Skips spaces, tabs and other invisible bytes within the line.
    #[inline]
    pub(super) fn blanks(self, from: usize) -> usize {
        self.peek(from, is_blank)
    }

    /// Skips blanks and line breaks.
    pub(super) fn space(self, from: usize) -> usize {
        self.peek(from, is_space)
    }

    /// The end of a name that begins at the index, without full stops and hyphens at its end.
    #[inline]
    pub(super) fn name_end(self, from: usize) -> usize {
        let mut end = self.skip(from, is_name);
        while end > from && matches!(self.at(end - 1), b'.' | b'-') {
            steps::add(1);
            end -= 1;
        }
        end
    }

    /// Like [`name_end`](Self::name_end), for a look ahead.
    pub(super) fn peek_name(self, from: usize) -> usize {
        let mut end = self.peek(from, is_name);
        while end > from && matches!(self.at(end - 1), b'.' | b'-') {
            steps::add(1);
            end -= 1;
        }
        end
    }

    pub(super) fn line_end(self, from: usize) -> usize {
        self.skip(from, |byte| !is_line_break(byte))
    }
}

pub(super) fn is_blank(byte: u8) -> bool {
    byte == 0x7f || (byte <= b' ' && !is_line_break(byte))
}

pub(super) fn is_line_break(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

pub(super) fn is_space(byte: u8) -> bool {
    byte <= b' ' || byte == 0x7f
}

pub(super) fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// Whether a byte may begin a word. Every character beyond ASCII is a part of a word.
#[inline]
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// Whether a byte may stand inside a name.
#[inline]
pub(super) fn is_name(byte: u8) -> bool {
    IS_NAME[usize::from(byte)]
}

#[inline]
pub(super) fn is_letter(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26
}

static IS_NAME: [bool; 256] = {
    let mut is_name = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        is_name[byte] =
            byte >= 0x80 || (byte as u8).is_ascii_alphanumeric() || matches!(byte as u8, b'_' | b'-' | b'.');
        byte += 1;
    }
    is_name
};

/// Counts the work of a scrub in tests.
pub(super) mod steps {
    #[cfg(test)]
    thread_local! {
        static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
    }

    #[inline(always)]
    pub(crate) fn add(_steps: usize) {
        #[cfg(test)]
        STEPS.set(STEPS.get() + _steps);
    }

    #[cfg(test)]
    pub(crate) fn taken() -> usize {
        STEPS.replace(0)
    }
}
