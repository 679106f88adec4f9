//! The memory in which a thread assembles a record of another crate.

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

/// The maximum size of the memory kept from one record to the next, in bytes.
const MOST_KEPT: usize = 1 << 16;

/// Calls `run` with an empty builder: the thread's, or a new one while the thread assembles another record or its
/// locals are being destroyed.
#[inline]
pub(super) fn with_builder<R>(run: impl FnOnce(&mut RecordBuilder) -> R) -> R {
    let mut builder = RecordBuilder::take();
    let result = run(&mut builder);
    builder.give_back();
    result
}

impl RecordBuilder {
    /// Takes the thread's builder, or creates one.
    pub(super) fn take() -> Box<Self> {
        BUILDER.try_with(Cell::take).ok().flatten().unwrap_or_default()
    }

    /// Counts the refused values and keeps the memory for the next record.
    pub(super) fn give_back(mut self: Box<Self>) {
        if self.values.refused > 0 {
            statistics::count_all_refused(self.values.refused);
        }
        self.values.clear();
        self.message.clear();
        self.error = None;
        if self.message.capacity() + self.text.capacity() <= MOST_KEPT {
            let _ = BUILDER.try_with(|kept| kept.set(Some(self)));
        }
    }

    /// Sets the message and scrubs it of credentials.
    pub(super) fn set_message(&mut self, message: &dyn Display) {
        self.message.clear();
        display_into(&mut self.message, message);
        self.scrub_message();
    }

    /// Like [`set_message`](Self::set_message), for a text.
    pub(super) fn set_message_text(&mut self, message: &str) {
        self.message.clear();
        self.message.push_str(message);
        self.scrub_message();
    }

    /// Sets a message without scrubbing it: a literal of the source contains nothing from outside.
    pub(super) fn set_literal_message(&mut self, message: &str) {
        self.message.clear();
        self.message.push_str(message);
    }

    /// Scrubs the message and returns whether it changed.
    pub(super) fn scrub_message(&mut self) -> bool {
        let Cow::Owned(scrubbed) = scrub(&self.message) else { return false };
        self.message.zeroize();
        self.message = scrubbed;
        true
    }

    /// Passes the text of a value to `take`. The text of an arbitrary type may contain anything, so it is scrubbed
    /// unless its field is declared harmless. It is erased from memory if anything in it is hidden.
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
