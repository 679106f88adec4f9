//! The message of an event, told from the one that its place is known for while it is written.

use crate::bridge::builder::RecordBuilder;
use crate::redact::{PANICKED, guarded};
use std::fmt::{self, Debug, Write};

/// FastEncoding text in, and keeps it only from where it differs from the known one.
struct Comparison<'k, 'r> {
    known: &'k str,
    /// How much of the known text was written so far.
    same: usize,
    differs: bool,
    rest: &'r mut Option<Box<RecordBuilder>>,
}

/// Whether the message is the known one; otherwise the builder holds it, not yet scrubbed.
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

/// Bytes as the text that they are, or in digits: there no credential could be told by its form.
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
