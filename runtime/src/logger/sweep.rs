//! Reports suppressed events that no later event of their site reports, on a thread that sleeps while nothing is pending.

use super::installed;
use super::report::report;
use crate::limit::{Limiter, clock};
use crate::testing;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

/// The limiters that have ever suppressed an event. None is removed: there is at most one per call site.
static LIMITERS: Mutex<Vec<&'static Limiter>> = Mutex::new(Vec::new());

/// `None` if the system could not start a thread: then later events, `flush` and the end of the program report.
static THREAD: OnceLock<Option<Thread>> = OnceLock::new();

/// Registers a site with a pending report.
pub(super) fn expect(limiter: &'static Limiter) {
    if !limiter.listed.swap(true, Ordering::Relaxed) {
        LIMITERS.lock().unwrap_or_else(PoisonError::into_inner).push(limiter);
    }
    wake();
}

/// Wakes the thread, to compute when the next report is due.
pub(super) fn wake() {
    let thread = THREAD.get_or_init(|| {
        let spawned = thread::Builder::new().name("chat_log-limits".to_owned()).spawn(run);
        spawned.ok().map(|handle| handle.thread().clone())
    });
    if let Some(thread) = thread {
        thread.unpark();
    }
}

fn run() {
    loop {
        match sweep(false) {
            Some(next) => thread::park_timeout(Duration::from_millis(next.saturating_sub(clock::now()).max(1))),
            None => thread::park(),
        }
    }
}

/// Reports what is due, or `everything` that is pending. Returns when the next report is due.
fn sweep(everything: bool) -> Option<u64> {
    let limiters = LIMITERS.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let now = clock::now();
    let mut next: Option<u64> = None;
    for limiter in limiters.iter().filter(|limiter| limiter.gate.is_pending()) {
        let deadline = limiter.gate.deadline(&limiter.rule);
        if everything || deadline <= now {
            limiter.report(report);
        } else {
            next = Some(next.map_or(deadline, |next| next.min(deadline)));
        }
    }
    if let Some(folding) = installed().and_then(|logger| logger.folding.as_ref()) {
        next = next.into_iter().chain(folding.sweep(everything, report)).min();
    }
    next
}

/// Reports everything that is pending; on a capturing thread, everything pending in its capture.
pub(crate) fn report_pending() {
    if testing::threshold().is_some() {
        return testing::report_pending(report);
    }
    sweep(true);
}

/// The thread that sets up logging is usually the main thread, whose locals are destroyed when the program ends, also by
/// `std::process::exit`.
pub(crate) fn report_at_end_of_thread() {
    let _ = AT_END.try_with(|_| ());
}

struct AtEnd;

impl Drop for AtEnd {
    fn drop(&mut self) {
        report_pending();
    }
}

thread_local! {
    static AT_END: AtEnd = const { AtEnd };
}
