//! The bytes of one line on their way to a writer.

use crate::schema::Key;

/// Room for one line of bounded length. What goes beyond the bound is not kept, and [`overflowed`](Self::overflowed)
/// tells, so that the hot path tests once a line instead of once a part.
pub(crate) struct LineBuffer {
    bytes: Box<[u8]>,
    len: usize,
    limit: usize,
    overflowed: bool,
}

impl LineBuffer {
    /// A line of at most `limit` bytes. A block copied at the very end writes past the limit, so there is room for one.
    pub(crate) fn new(limit: usize) -> Self {
        Self { bytes: vec![0; limit + Key::BLOCK].into_boxed_slice(), len: 0, limit, overflowed: false }
    }

    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    pub(crate) fn clear(&mut self) {
        self.len = 0;
        self.overflowed = false;
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn overflowed(&self) -> bool {
        self.overflowed
    }

    pub(crate) fn written(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn push(&mut self, byte: u8) {
        if self.len < self.limit
            && let Some(place) = self.bytes.get_mut(self.len)
        {
            *place = byte;
            self.len += 1;
        } else {
            self.overflowed = true;
        }
    }

    #[inline]
    pub(crate) fn slice(&mut self, bytes: &[u8]) {
        let end = self.len + bytes.len();
        if end <= self.limit
            && let Some(place) = self.bytes.get_mut(self.len..end)
        {
            place.copy_from_slice(bytes);
            self.len = end;
        } else {
            self.overflowed = true;
        }
    }

    #[inline]
    pub(crate) fn key(&mut self, key: &'static Key) {
        let Some((block, len)) = key.block() else { return self.long_key(key.name()) };
        if let Some(place) = self.bytes.get_mut(self.len..).and_then(<[u8]>::first_chunk_mut)
            && self.len + len <= self.limit
        {
            *place = *block;
            self.len += len;
        } else {
            self.overflowed = true;
        }
    }

    #[cold]
    fn long_key(&mut self, name: &str) {
        self.slice(b",\"");
        self.slice(name.as_bytes());
        self.slice(b"\":");
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark { len: self.len, overflowed: self.overflowed }
    }

    /// Takes back what was written since the mark.
    pub(crate) fn rewind(&mut self, mark: Mark) {
        self.len = self.len.min(mark.len);
        self.overflowed = mark.overflowed;
    }
}

/// A state of a line to which it can be taken back.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) len: usize,
    overflowed: bool,
}
