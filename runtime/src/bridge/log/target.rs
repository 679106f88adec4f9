//! Whether a level is enabled for a target, cached per thread.

use crate::bridge::thread_cache;
use crate::level::{Level, Threshold};
use crate::logger::installed;
use ::log::Record;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// The number of changes of the levels, starting at 1.
static CHANGES: AtomicU64 = AtomicU64::new(1);

pub(super) fn forget_thresholds() {
    CHANGES.fetch_add(1, Ordering::Release);
}

/// The change of the levels at which a thread looked up a target, the target, and its threshold.
type CachedThreshold = Cell<(u64, &'static str, Threshold)>;

thread_local! {
    /// Has no destructor, so that access needs no check.
    static LAST_ASKED: [CachedThreshold; 64] = const { [const { Cell::new((0, "", Threshold::OFF)) }; 64] };
}

/// Returns the target if it is the path of the record's module, which is the default: a static text, identified by its
/// address.
#[inline]
fn path_of(record: &Record<'_>) -> Option<&'static str> {
    record.module_path_static().filter(|path| ptr::eq(*path, record.target()))
}

/// Returns whether a record is enabled.
#[inline]
pub(super) fn is_record_on(level: Level, record: &Record<'_>) -> bool {
    match path_of(record) {
        Some(path) => threshold(path, Some(path), |known| ptr::eq(known, path)).admits(level),
        None => is_on(level, record.target()),
    }
}

#[inline(never)]
pub(super) fn is_on(level: Level, target: &str) -> bool {
    threshold(target, None, |known| known == target).admits(level)
}

#[inline(always)]
fn threshold(target: &str, path: Option<&'static str>, is_it: impl Fn(&'static str) -> bool) -> Threshold {
    let change = CHANGES.load(Ordering::Acquire);
    let known = LAST_ASKED.with(|asked| thread_cache::place(asked, target.as_ptr().addr()).map(Cell::get));
    match known {
        Some((at, known, threshold)) if at == change && is_it(known) => threshold,
        _ => ask(target, path, change),
    }
}

#[cold]
#[inline(never)]
fn ask(target: &str, path: Option<&'static str>, change: u64) -> Threshold {
    let Some(logger) = installed() else { return Threshold::OFF };
    let threshold = logger.levels.threshold(target);
    LAST_ASKED.with(|asked| {
        if let (Some(known), Some(text)) =
            (thread_cache::place(asked, target.as_ptr().addr()), path.or_else(|| kept(target)))
        {
            known.set((change, text, threshold));
        }
    });
    threshold
}

/// Returns the target as a static text. A program has few targets, but some are computed at run time, so the number of
/// leaked texts is limited.
fn kept(target: &str) -> Option<&'static str> {
    const MOST: usize = 1024;
    const LONGEST: usize = 256;
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = kept.get(target) {
        return Some(text);
    }
    let has_room = kept.len() < MOST && target.len() <= LONGEST;
    has_room.then(|| {
        let text: &'static str = Box::leak(target.to_owned().into_boxed_str());
        kept.insert(text);
        text
    })
}
