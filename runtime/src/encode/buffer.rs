//! The buffer of one line.

use crate::schema::JsonKey;

/// A line of bounded length. Bytes beyond the bound are dropped, which [`overflowed`](Self::overflowed) reports, so the hot
/// path checks once per line instead of once per part.
pub(crate) struct LineBuffer {
    /// The line, and room behind it for a whole block of fixed size.
    bytes: Box<[u8]>,
    len: usize,
    limit: usize,
    lost: bool,
}

impl LineBuffer {
    /// Creates a buffer for a line of at most `limit` bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self { bytes: vec![0; limit + JsonKey::BLOCK].into_boxed_slice(), len: 0, limit, lost: false }
    }

    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    pub(crate) fn clear(&mut self) {
        self.len = 0;
        self.lost = false;
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Returns whether the line exceeds its limit. If so, its bytes must not be used.
    pub(crate) fn overflowed(&self) -> bool {
        self.lost || self.len > self.limit
    }

    pub(crate) fn written(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn push(&mut self, byte: u8) {
        match self.bytes.get_mut(self.len) {
            Some(place) => {
                *place = byte;
                self.len += 1;
            }
            None => self.lost = true,
        }
    }

    #[inline]
    pub(crate) fn slice(&mut self, bytes: &[u8]) {
        let end = self.len + bytes.len();
        match self.bytes.get_mut(self.len..end) {
            Some(place) => {
                place.copy_from_slice(bytes);
                self.len = end;
            }
            None => self.lost = true,
        }
    }

    /// Writes a block whose first `len` bytes count. A copy of fixed size needs no call.
    #[inline(always)]
    pub(crate) fn block<const N: usize>(&mut self, block: &[u8; N], len: usize) {
        match self.bytes.get_mut(self.len..).and_then(<[u8]>::first_chunk_mut) {
            Some(place) => {
                *place = *block;
                self.len += len;
            }
            None => self.lost = true,
        }
    }

    /// Returns the next `len` bytes for the caller to fill.
    #[inline(always)]
    pub(super) fn room(&mut self, len: usize) -> Option<&mut [u8]> {
        let start = self.len;
        match self.bytes.get_mut(start..start + len) {
            Some(room) => {
                self.len += len;
                Some(room)
            }
            None => {
                self.lost = true;
                None
            }
        }
    }

    #[inline]
    pub(crate) fn key(&mut self, key: &'static JsonKey) {
        match key.block() {
            Some((block, len)) => self.block(block, len),
            None => self.long_key(key.name()),
        }
    }

    #[cold]
    fn long_key(&mut self, name: &str) {
        self.slice(b",\"");
        self.slice(name.as_bytes());
        self.slice(b"\":");
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark { len: self.len, lost: self.lost }
    }

    /// Discards everything written since the mark.
    pub(crate) fn rewind(&mut self, mark: Mark) {
        self.len = self.len.min(mark.len);
        self.lost = mark.lost;
    }
}

/// A position to which a line can be rewound.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) len: usize,
    lost: bool,
}
