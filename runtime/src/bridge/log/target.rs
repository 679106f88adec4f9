//! Whether a target has a level on, without a search where the thread has asked before.

use crate::bridge::thread_cache;
use crate::level::{Level, Threshold};
use crate::logger::installed;
use ::log::Record;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// How often the levels have changed.
static CHANGES: AtomicU64 = AtomicU64::new(1);

pub(super) fn forget_thresholds() {
    CHANGES.fetch_add(1, Ordering::Release);
}

/// A target that a thread asked for, at which change of the levels, and the least severe level that it had on.
type CachedThreshold = Cell<(u64, &'static str, Threshold)>;

thread_local! {
    /// Without a destructor, so that nothing has to be asked before it is used.
    static LAST_ASKED: [CachedThreshold; 64] = const { [const { Cell::new((0, "", Threshold::OFF)) }; 64] };
}

/// The target of a record, if it is the path of the record's module, as it is by default: a static text, which its address
/// tells from every other one.
#[inline]
fn path_of(record: &Record<'_>) -> Option<&'static str> {
    record.module_path_static().filter(|path| ptr::eq(*path, record.target()))
}

/// Whether a record may pass.
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

/// A text for good. A program has few targets; of those that are made up at run time not all are kept.
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
