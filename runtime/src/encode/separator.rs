//! The separators between the elements of a list or an object.

use super::LineBuffer;

/// Precedes every element but the first.
pub(super) struct Separator {
    byte: u8,
    is_due: bool,
}

impl Separator {
    pub(super) const fn new(byte: u8) -> Self {
        Self { byte, is_due: false }
    }

    pub(super) const fn comma() -> Self {
        Self::new(b',')
    }

    /// Returns whether no element was written.
    pub(super) const fn is_unused(&self) -> bool {
        !self.is_due
    }

    /// Writes the separator of the next element to a line.
    #[inline]
    pub(super) fn write(&mut self, line: &mut LineBuffer) {
        if std::mem::replace(&mut self.is_due, true) {
            line.push(self.byte);
        }
    }

    /// Appends the separator of the next element to a text.
    pub(super) fn push(&mut self, text: &mut String) {
        if std::mem::replace(&mut self.is_due, true) {
            text.push(char::from(self.byte));
        }
    }
}
