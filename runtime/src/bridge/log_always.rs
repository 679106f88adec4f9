//! The cargo feature `log-always` of `tracing` gives every event to the `log` crate as well, right after it gave it to the
//! subscriber. Such a record is known by its place, and it is the same record: it is not written twice.

use std::cell::Cell;
use tracing_core::Metadata;

thread_local! {
    static LAST: Cell<Option<&'static Metadata<'static>>> = const { Cell::new(None) };
}

/// `tracing` has just given this to the subscriber.
#[inline]
pub(super) fn note_event(metadata: &'static Metadata<'static>) {
    // Without the thread's locals an echo is written, which is better than to lose a record.
    let _ = LAST.try_with(|last| last.set(Some(metadata)));
}

/// Whether a record of `log` is what `tracing` has just given to the subscriber.
#[cfg(feature = "log")]
pub(super) fn is_duplicate(file: Option<&str>, line: Option<u32>) -> bool {
    // Both facades hand on the same static text.
    let place = |file: Option<&str>, line: Option<u32>| Some((file?.as_ptr().addr(), line?));
    let last = LAST.try_with(Cell::take).ok().flatten();
    last.is_some_and(|last| place(last.file(), last.line()).is_some_and(|last| place(file, line) == Some(last)))
}
