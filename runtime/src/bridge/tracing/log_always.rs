//! With its cargo feature `log-always`, `tracing` gives to the `log` crate every event, right after it gave it to the
//! subscriber, and the comings and goings of its spans. An event that comes twice is known by its place, and written once.

use super::has_layer;
use std::cell::Cell;
use tracing_core::Metadata;

thread_local! {
    static LAST: Cell<Option<&'static Metadata<'static>>> = const { Cell::new(None) };
}

/// `tracing` has just given this to the subscriber.
#[inline]
pub(super) fn note_event(metadata: &'static Metadata<'static>) {
    // Without the thread's locals an event is written twice, which is better than to lose a record.
    let _ = LAST.try_with(|last| last.set(Some(metadata)));
}

/// Whether `tracing` gave to `log` what it gave to the subscriber as well. Its records are made of what an event gave,
/// never a literal.
#[inline]
pub(in crate::bridge) fn gave_to_log(target: &str, is_literal: bool, file: Option<&str>, line: Option<u32>) -> bool {
    let is_span = matches!(target, "tracing::span" | "tracing::span::active");
    !is_literal && is_duplicate(file, line) || is_span && has_layer()
}

/// Whether it is the event that the subscriber has just had.
fn is_duplicate(file: Option<&str>, line: Option<u32>) -> bool {
    // Both facades hand on the same static text.
    let place = |file: Option<&str>, line: Option<u32>| Some((file?.as_ptr().addr(), line?));
    let last = LAST.try_with(Cell::take).ok().flatten();
    last.is_some_and(|last| place(last.file(), last.line()).is_some_and(|last| place(file, line) == Some(last)))
}
