//! A rule at one call site: decides, and counts.

use super::clock;
use super::gate::{Gate, Verdict};
use super::place::{Place, Report};
use super::rule::Rule;
use crate::statistics;
use std::sync::atomic::AtomicBool;

/// The state of one call site under its rule.
pub(crate) struct Watch {
    pub(crate) rule: Rule,
    pub(crate) gate: Gate,
    place: Place,
    /// Whether the sweep knows it.
    pub(crate) listed: AtomicBool,
}

/// What became of one event.
pub(crate) struct Admission {
    pub(crate) passes: bool,
    /// Whether it is the first one that waits to be reported.
    pub(crate) first: bool,
}

impl Watch {
    pub(crate) fn new(rule: Rule, place: Place) -> Self {
        Self { rule, gate: Gate::default(), place, listed: AtomicBool::new(false) }
    }

    /// Decides on one event. A report that is due goes before it.
    pub(crate) fn admit(&self, report: Report) -> Admission {
        match self.gate.admit(&self.rule, clock::now()) {
            Verdict::Pass => Admission { passes: true, first: false },
            Verdict::PassAfterReport => {
                self.report(report);
                Admission { passes: true, first: false }
            }
            Verdict::Suppress { first } => {
                statistics::count_suppressed();
                Admission { passes: false, first }
            }
        }
    }

    /// Reports what is pending, if anything is.
    pub(crate) fn report(&self, report: Report) {
        if let Some(suppressed) = self.gate.take(clock::now()) {
            report(&self.place, suppressed, &format!("events suppressed ({})", self.rule));
        }
    }
}
