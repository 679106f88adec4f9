//! The rule for the events of one call site.

use std::fmt;
use std::time::Duration;

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Passes the first `events` of every window. A window is fixed and begins with its first event.
    Limit { events: u32, window: Duration },
    /// Passes the first of every `one_in` events, by a counter.
    Sample { one_in: u32 },
}

impl Rule {
    /// The maximum number of events of a window, which a [`Gate`](super::gate::Gate) can count.
    pub(crate) const MOST_EVENTS: u32 = (1 << 24) - 1;
}

/// Writes the rule as a call spells it.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Limit { events, window } => match window.as_millis() {
                1_000 => write!(f, "limit: {events} per second"),
                60_000 => write!(f, "limit: {events} per minute"),
                3_600_000 => write!(f, "limit: {events} per hour"),
                _ => write!(f, "limit: {events} per {window:?}"),
            },
            Self::Sample { one_in } => write!(f, "sample: 1 in {one_in}"),
        }
    }
}
