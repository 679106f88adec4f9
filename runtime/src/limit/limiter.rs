//! A rule at one call site: decides and counts.

use super::clock;
use super::gate::{Gate, Verdict};
use super::report::{ReportFn, SuppressedSite};
use super::rule::Rule;
use crate::statistics;
use std::sync::atomic::AtomicBool;

/// The state of one call site under its rule.
pub(crate) struct Limiter {
    pub(crate) rule: Rule,
    pub(crate) gate: Gate,
    site: SuppressedSite,
    /// Whether the sweep's list has it.
    pub(crate) listed: AtomicBool,
}

/// The decision on one event.
pub(crate) struct Admission {
    pub(crate) passes: bool,
    /// Whether it is the first event that awaits a report.
    pub(crate) first: bool,
}

impl Limiter {
    pub(crate) fn new(rule: Rule, site: SuppressedSite) -> Self {
        Self { rule, gate: Gate::default(), site, listed: AtomicBool::new(false) }
    }

    /// Decides on one event. A report that is due is written before it.
    pub(crate) fn admit(&self, report: ReportFn) -> Admission {
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

    /// Reports the pending counts, if any.
    pub(crate) fn report(&self, report: ReportFn) {
        if let Some(suppressed) = self.gate.take(clock::now()) {
            report(&self.site, suppressed, &format!("events suppressed ({})", self.rule));
        }
    }
}
