//! With its cargo feature `log-always`, `tracing` sends every event to the `log` crate too, right after the subscriber
//! handled it, and the entries and exits of its spans. A duplicate event is recognized by its call site and written
//! once.

use super::has_layer;
use std::cell::Cell;
use tracing_core::Metadata;

thread_local! {
    static LAST: Cell<Option<&'static Metadata<'static>>> = const { Cell::new(None) };
}

/// Remembers the event that the subscriber has just handled.
#[inline]
pub(super) fn note_event(metadata: &'static Metadata<'static>) {
    // Without the thread's locals an event is written twice, which is better than losing it.
    let _ = LAST.try_with(|last| last.set(Some(metadata)));
}

/// Returns whether a record of `log` repeats an event that the subscriber has handled. Such a record's message is
/// formatted, never a literal.
#[inline]
pub(in crate::bridge) fn gave_to_log(target: &str, is_literal: bool, file: Option<&str>, line: Option<u32>) -> bool {
    let is_span = matches!(target, "tracing::span" | "tracing::span::active");
    !is_literal && is_duplicate(file, line) || is_span && has_layer()
}

/// Returns whether it is the last event that the subscriber handled.
fn is_duplicate(file: Option<&str>, line: Option<u32>) -> bool {
    // Both facades pass on the same static text.
    let place = |file: Option<&str>, line: Option<u32>| Some((file?.as_ptr().addr(), line?));
    let last = LAST.try_with(Cell::take).ok().flatten();
    last.is_some_and(|last| place(last.file(), last.line()).is_some_and(|last| place(file, line) == Some(last)))
}
