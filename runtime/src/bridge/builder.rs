//! The memory in which a thread puts a record of another crate together.

use super::labels::NamePolicy;
use crate::record::ErrorDetails;
use crate::redact::{display_into, scrub};
use crate::statistics;
use crate::value::copied::CopiedFields;
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt::Display;
use zeroize::Zeroize as _;

#[derive(Default)]
pub(super) struct RecordBuilder {
    pub(super) values: CopiedFields,
    pub(super) message: String,
    pub(super) error: Option<ErrorDetails>,
    text: String,
}

thread_local! {
    static BUILDER: Cell<Option<Box<RecordBuilder>>> = const { Cell::new(None) };
}

/// Memory that is kept from record to record stays within this many bytes.
const MOST_KEPT: usize = 1 << 16;

/// Runs with an empty builder. A record that is made while another one of this thread is put together, or while the
/// thread's locals are being destroyed, gets one of its own.
#[inline]
pub(super) fn with_builder<R>(run: impl FnOnce(&mut RecordBuilder) -> R) -> R {
    let mut builder = RecordBuilder::take();
    let result = run(&mut builder);
    builder.give_back();
    result
}

impl RecordBuilder {
    /// The thread's, or a new one.
    pub(super) fn take() -> Box<Self> {
        BUILDER.try_with(Cell::take).ok().flatten().unwrap_or_default()
    }

    /// Counts what was refused, and leaves the memory to the next record.
    pub(super) fn give_back(mut self: Box<Self>) {
        if self.values.refused > 0 {
            statistics::count_all_refused(self.values.refused);
        }
        self.values.clear();
        self.message.clear();
        self.error = None;
        if self.message.capacity() + self.text.capacity() <= MOST_KEPT {
            // Without the thread's locals the memory is given back.
            let _ = BUILDER.try_with(|kept| kept.set(Some(self)));
        }
    }

    /// The message, without the credentials that can be told by their form.
    pub(super) fn set_message(&mut self, message: &dyn Display) {
        self.message.clear();
        display_into(&mut self.message, message);
        self.scrub_message();
    }

    /// The same for a text.
    pub(super) fn set_message_text(&mut self, message: &str) {
        self.message.clear();
        self.message.push_str(message);
        self.scrub_message();
    }

    /// A literal of the source: nothing in it came from outside.
    pub(super) fn set_literal_message(&mut self, message: &str) {
        self.message.clear();
        self.message.push_str(message);
    }

    /// Whether there was anything to scrub.
    pub(super) fn scrub_message(&mut self) -> bool {
        let Cow::Owned(scrubbed) = scrub(&self.message) else { return false };
        self.message.zeroize();
        self.message = scrubbed;
        true
    }

    /// Gives the text of a value to `take`. Of a value of any type nobody knows what is in its text, so none is shown
    /// without the scrub; nor does it stay in memory if it was hidden, or will be.
    pub(super) fn with_text(
        &mut self,
        value: &dyn Display,
        name: &NamePolicy,
        take: impl FnOnce(&mut CopiedFields, &str),
    ) {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        display_into(&mut text, value);
        let shown = if name.takes_any_text() { scrub(&text) } else { Cow::Borrowed(&*text) };
        take(&mut self.values, &shown);
        if name.is_classed() || matches!(shown, Cow::Owned(_)) {
            text.zeroize();
        }
        self.text = text;
    }
}
