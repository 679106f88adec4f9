//! A text as the search reads it, with the way back to the original.
//!
//! Colors, controls and invisible characters stand between the letters of a name or its value but are not seen by people,
//! so they are left out. Lookalikes of letters, separators, quotes and spaces are read as the ASCII character that they
//! imitate. A second view is decoded by one level: percent encoding, HTML entities, and the escapes of JSON and `Debug`.

use super::decode;
use super::invisible;
use super::lexer::steps;
use std::borrow::Cow;
use std::ops::Range;
use zeroize::Zeroize as _;

pub(super) struct View<'t> {
    bytes: Cow<'t, [u8]>,
    pieces: Vec<Piece>,
}

/// A part of the view, which extends to the next part.
struct Piece {
    view: usize,
    original: usize,
    /// The length of the original of a single byte, or 0 if all bytes are those of the original.
    replaced: usize,
}

impl<'t> View<'t> {
    /// The text without what is invisible.
    pub(super) fn plain(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        if bytes.is_ascii() && !bytes.contains(&invisible::ESCAPE) {
            return Self { bytes: Cow::Borrowed(bytes), pieces: Vec::new() };
        }
        Self::of(text, false)
    }

    /// The text decoded by one level, without what is invisible then; nothing if it is not encoded.
    pub(super) fn decoded(text: &'t str) -> Option<Self> {
        let bytes = text.as_bytes();
        steps::add(bytes.len());
        decode::is_any(bytes).then(|| Self::of(text, true))
    }

    fn of(text: &'t str, decodes: bool) -> Self {
        let original = text.as_bytes();
        let mut view = Self { bytes: Cow::Owned(Vec::with_capacity(original.len())), pieces: Vec::new() };
        let mut at = 0;
        while let Some(&byte) = original.get(at) {
            steps::add(1);
            if byte.is_ascii_alphanumeric() || byte == b' ' {
                view.push(byte, at..at + 1);
                at += 1;
                continue;
            }
            let decoded = if decodes { decode::character(&original[at..]) } else { None };
            let (character, len) = decoded.unwrap_or((byte, 1));
            if character == invisible::ESCAPE {
                // The rest of the sequence may be encoded or not, so it is read as it stands.
                at += len + invisible::sequence(&original[at + len..]);
            } else if decoded.is_some() {
                view.push(character, at..at + len);
                at += len;
            } else {
                let beside_a_letter = view.bytes.last().is_some_and(u8::is_ascii_alphabetic);
                at += view.push_seen(&original[at..], at, beside_a_letter);
            }
        }
        view
    }

    /// Adds the character at the start of `rest` as people see it; returns its length.
    fn push_seen(&mut self, rest: &[u8], at: usize, beside_a_letter: bool) -> usize {
        match invisible::seen(rest, beside_a_letter) {
            (None, len) => len,
            (Some(byte), len) => {
                if byte < 0x80 || len == 1 {
                    self.push(byte, at..at + len);
                } else {
                    (0..len).for_each(|index| self.push(rest[index], at + index..at + index + 1));
                }
                len
            }
        }
    }

    #[inline]
    fn push(&mut self, byte: u8, original: Range<usize>) {
        let view = self.bytes.len();
        let replaced = if original.len() == 1 { 0 } else { original.len() };
        let follows = self.pieces.last().is_some_and(|last| {
            replaced == 0 && last.replaced == 0 && last.original + (view - last.view) == original.start
        });
        if !follows {
            self.pieces.push(Piece { view, original: original.start, replaced });
        }
        if let Cow::Owned(bytes) = &mut self.bytes {
            bytes.push(byte);
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the original of each span. The spans ascend.
    pub(super) fn originals(&self, spans: impl Iterator<Item = Range<usize>>) -> impl Iterator<Item = Range<usize>> {
        spans.map(|span| if self.pieces.is_empty() { span } else { self.start(span.start)..self.end(span.end) })
    }

    fn start(&self, at: usize) -> usize {
        let piece = self.piece(at);
        piece.original + if piece.replaced == 0 { at - piece.view } else { 0 }
    }

    fn end(&self, at: usize) -> usize {
        let Some(last) = at.checked_sub(1) else { return 0 };
        let piece = self.piece(last);
        piece.original + if piece.replaced == 0 { last - piece.view + 1 } else { piece.replaced }
    }

    fn piece(&self, at: usize) -> &Piece {
        let following = self.pieces.partition_point(|piece| piece.view <= at);
        &self.pieces[following.saturating_sub(1)]
    }
}

impl Drop for View<'_> {
    fn drop(&mut self) {
        if let Cow::Owned(bytes) = &mut self.bytes {
            bytes.zeroize();
        }
    }
}
