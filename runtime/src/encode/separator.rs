//! The separators between the elements of a list or an object.

use super::LineBuffer;

/// Comes before every element but the first.
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

    /// Whether no element was written.
    pub(super) const fn is_unused(&self) -> bool {
        !self.is_due
    }

    /// Separates the element that follows in a line.
    #[inline]
    pub(super) fn write(&mut self, line: &mut LineBuffer) {
        if std::mem::replace(&mut self.is_due, true) {
            line.push(self.byte);
        }
    }

    /// Separates the element that follows in a text.
    pub(super) fn push(&mut self, text: &mut String) {
        if std::mem::replace(&mut self.is_due, true) {
            text.push(char::from(self.byte));
        }
    }
}
