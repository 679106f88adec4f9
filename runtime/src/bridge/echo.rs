//! The cargo feature `log-always` of `tracing` gives every event to the `log` crate as well, right after it gave it to the
//! subscriber. Such a record is known by its place, and it is the same record: it is not written twice.

use std::cell::Cell;

/// Where something of `tracing` stands.
type Place = (usize, u32);

thread_local! {
    static LAST: Cell<Option<Place>> = const { Cell::new(None) };
}

fn place(file: Option<&str>, line: Option<u32>) -> Option<Place> {
    // Both facades hand on the same static text.
    Some((file?.as_ptr().addr(), line?))
}

/// `tracing` has just given this to the subscriber.
#[inline]
pub(super) fn note(file: Option<&'static str>, line: Option<u32>) {
    // Without the thread's locals an echo is written, which is better than to lose a record.
    let _ = LAST.try_with(|last| last.set(place(file, line)));
}

/// Whether a record of `log` is what `tracing` has just given to the subscriber.
#[cfg(feature = "log")]
pub(super) fn is_echo(file: Option<&str>, line: Option<u32>) -> bool {
    let last = LAST.try_with(Cell::take).ok().flatten();
    last.is_some() && last == place(file, line)
}
