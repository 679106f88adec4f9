//! Compares an event's message with the known message of its site while it is formatted.

use crate::bridge::builder::RecordBuilder;
use crate::redact::{PANICKED, guarded};
use std::fmt::{self, Debug, Write};

/// Consumes text, and keeps it only if it differs from the known message.
struct Comparison<'k, 'r> {
    known: &'k str,
    /// The number of bytes of the known text that have matched so far.
    same: usize,
    differs: bool,
    rest: &'r mut Option<Box<RecordBuilder>>,
}

/// Returns whether the message is the known one. Otherwise the builder holds it, not yet scrubbed.
#[inline]
pub(super) fn is_known(message: &dyn Debug, known: &str, rest: &mut Option<Box<RecordBuilder>>) -> bool {
    let mut comparison = Comparison { known, same: 0, differs: false, rest };
    if !guarded(|| write!(comparison, "{message:?}")) {
        comparison.differ().clear();
        comparison.differ().push_str(PANICKED);
    } else if !comparison.differs && comparison.same < known.len() {
        comparison.differ();
    }
    !comparison.differs
}

/// Displays bytes as text if they are UTF-8, because credentials in text are recognized, unlike those in digits.
pub(super) struct Bytes<'b>(pub(super) &'b [u8]);

impl Debug for Bytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match std::str::from_utf8(self.0) {
            Ok(text) => f.write_str(text),
            Err(_) => write!(f, "{:02x?}", self.0),
        }
    }
}

impl Comparison<'_, '_> {
    #[cold]
    fn differ(&mut self) -> &mut String {
        let text = &mut self.rest.get_or_insert_with(RecordBuilder::take).message;
        if !self.differs {
            self.differs = true;
            text.push_str(self.known.get(..self.same).unwrap_or_default());
        }
        text
    }
}

impl Write for Comparison<'_, '_> {
    #[inline]
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let end = self.same + part.len();
        if !self.differs && self.known.as_bytes().get(self.same..end) == Some(part.as_bytes()) {
            self.same = end;
        } else {
            self.differ().push_str(part);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
