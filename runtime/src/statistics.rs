//! Counts of what the logger did not write.

use std::sync::atomic::{AtomicU64, Ordering};

static LINES_LOST: AtomicU64 = AtomicU64::new(0);
static VALUES_LEFT_OUT: AtomicU64 = AtomicU64::new(0);
static VALUES_REFUSED: AtomicU64 = AtomicU64::new(0);
static RECORDS_SUPPRESSED: AtomicU64 = AtomicU64::new(0);

/// Counts since the process started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Statistics {
    /// Lines that a writer finally refused.
    pub lines_lost: u64,
    /// Values that JSON can't express (NaN and the infinities), omitted from their lines.
    pub values_left_out: u64,
    /// Dropped fields of other crates' records (sensitive or denied names, and labels beyond the limit), and fields of
    /// requests that do not fit the schema's declaration.
    pub values_refused: u64,
    /// Records that a limit, a sample or folding suppressed. Each is also counted in a WARNING record.
    pub records_suppressed: u64,
}

/// Returns the counts so far.
#[must_use]
pub fn statistics() -> Statistics {
    Statistics {
        lines_lost: LINES_LOST.load(Ordering::Relaxed),
        values_left_out: VALUES_LEFT_OUT.load(Ordering::Relaxed),
        values_refused: VALUES_REFUSED.load(Ordering::Relaxed),
        records_suppressed: RECORDS_SUPPRESSED.load(Ordering::Relaxed),
    }
}

pub(crate) fn count_left_out() {
    VALUES_LEFT_OUT.fetch_add(1, Ordering::Relaxed);
}

pub(crate) fn count_suppressed() {
    RECORDS_SUPPRESSED.fetch_add(1, Ordering::Relaxed);
}

pub(crate) fn count_lost() {
    LINES_LOST.fetch_add(1, Ordering::Relaxed);
}

pub(crate) fn count_refused() {
    count_all_refused(1);
}

pub(crate) fn count_all_refused(values: u64) {
    VALUES_REFUSED.fetch_add(values, Ordering::Relaxed);
}
