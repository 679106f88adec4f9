//! The bytes of one line on their way to a writer.

use crate::schema::JsonKey;

/// Room for one line of bounded length. What goes beyond the bound is not kept, and [`overflowed`](Self::overflowed)
/// tells, so that the hot path tests once a line instead of once a part.
pub(crate) struct LineBuffer {
    /// The line and room behind it, so that blocks of fixed size can be written whole.
    bytes: Box<[u8]>,
    len: usize,
    limit: usize,
    lost: bool,
}

impl LineBuffer {
    /// A line of at most `limit` bytes.
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

    /// Whether the line is longer than it may be; then its bytes are not to be used.
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

    /// Writes a whole block, of which the first `len` bytes count: a copy of fixed size needs no call.
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

    /// The next `len` bytes, to be filled by the caller.
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

    /// Takes back what was written since the mark.
    pub(crate) fn rewind(&mut self, mark: Mark) {
        self.len = self.len.min(mark.len);
        self.lost = mark.lost;
    }
}

/// A state of a line to which it can be taken back.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) len: usize,
    lost: bool,
}
