//! Lock-free counts of one call site. The caller passes the time.

use super::rule::Rule;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The period of reporting a sample, which has no window.
const SAMPLE_REPORT_MILLIS: u64 = 60_000;

const COUNT_BITS: u32 = Rule::MOST_EVENTS.count_ones();

/// The state of one rule at one site.
#[derive(Default)]
pub(crate) struct Gate {
    /// For a limit, the start of its window in milliseconds, above the number of events that passed in it. For a sample, the
    /// number of all events so far.
    slot: AtomicU64,
    /// Suppressed events that are not reported yet.
    suppressed: AtomicU64,
    /// The time of the first of them.
    since: AtomicU64,
}

/// The decision on an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Pass,
    /// The report of earlier suppressed events is due first.
    PassAfterReport,
    /// `first`: no other suppressed event awaits a report.
    Suppress {
        first: bool,
    },
}

/// The counts of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Suppressed {
    pub(crate) events: u64,
    /// The time since the first of them.
    pub(crate) within: Duration,
}

impl Gate {
    pub(crate) fn admit(&self, rule: &Rule, now: u64) -> Verdict {
        let (passes, ended) = match *rule {
            Rule::Limit { events, window } => self.count_in_window(events, millis(window), now),
            Rule::Sample { one_in } => {
                let passes = self.slot.fetch_add(1, Ordering::Relaxed).is_multiple_of(u64::from(one_in.max(1)));
                (passes, now >= self.deadline(rule))
            }
        };
        if !passes {
            let first = self.suppressed.fetch_add(1, Ordering::Relaxed) == 0;
            if first {
                self.since.store(now, Ordering::Relaxed);
            }
            return Verdict::Suppress { first };
        }
        if ended && self.is_pending() { Verdict::PassAfterReport } else { Verdict::Pass }
    }

    /// Returns whether an event passes, and whether it began a window after an earlier one. An event that is older than the
    /// window counts in it, since threads read the clock before they count.
    fn count_in_window(&self, events: u32, window: u64, now: u64) -> (bool, bool) {
        let mut slot = self.slot.load(Ordering::Relaxed);
        loop {
            let is_over = slot == 0 || now >= (slot >> COUNT_BITS).saturating_add(window);
            let next = if is_over {
                now << COUNT_BITS | 1
            } else if slot & u64::from(Rule::MOST_EVENTS) < u64::from(events) {
                slot + 1
            } else {
                return (false, false);
            };
            match self.slot.compare_exchange_weak(slot, next, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return (true, is_over && slot != 0),
                Err(changed) => slot = changed,
            }
        }
    }

    pub(crate) fn is_pending(&self) -> bool {
        self.suppressed.load(Ordering::Relaxed) != 0
    }

    /// Returns when the pending report is due.
    pub(crate) fn deadline(&self, rule: &Rule) -> u64 {
        match *rule {
            Rule::Limit { window, .. } => {
                (self.slot.load(Ordering::Relaxed) >> COUNT_BITS).saturating_add(millis(window))
            }
            Rule::Sample { .. } => self.since.load(Ordering::Relaxed).saturating_add(SAMPLE_REPORT_MILLIS),
        }
    }

    /// Takes the counts for one report.
    pub(crate) fn take(&self, now: u64) -> Option<Suppressed> {
        let since = self.since.load(Ordering::Relaxed);
        let events = self.suppressed.swap(0, Ordering::Relaxed);
        (events != 0).then(|| Suppressed { events, within: Duration::from_millis(now.saturating_sub(since)) })
    }
}

fn millis(window: Duration) -> u64 {
    u64::try_from(window.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
