//! A rule at one call site: asks, counts, and reports.

use super::clock;
use super::gate::{Gate, Verdict};
use super::place::{Place, report};
use super::rule::Rule;
use super::sweep;
use crate::callsite::{CallSite, Piece};
use crate::text::last_segment;
use crate::statistics;
use std::sync::atomic::AtomicBool;

/// The state of one call site under its rule.
pub(crate) struct Watch {
    pub(crate) rule: Rule,
    pub(super) gate: Gate,
    subject: Subject,
    /// Whether the sweep knows it.
    pub(super) listed: AtomicBool,
}

/// What is watched.
enum Subject {
    Site(&'static CallSite),
    #[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
    Foreign(Place),
}

/// What became of one event.
pub(crate) struct Admission {
    pub(crate) passes: bool,
    /// Whether it is the first one that waits to be reported.
    first: bool,
}

impl Watch {
    pub(crate) fn of_site(rule: Rule, site: &'static CallSite) -> Self {
        Self::new(rule, Subject::Site(site))
    }

    #[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
    pub(super) fn of_foreign(rule: Rule, place: Place) -> Self {
        Self::new(rule, Subject::Foreign(place))
    }

    fn new(rule: Rule, subject: Subject) -> Self {
        Self { rule, gate: Gate::default(), subject, listed: AtomicBool::new(false) }
    }

    pub(crate) fn watches(&self, site: &'static CallSite) -> bool {
        match self.subject {
            Subject::Site(watched) => std::ptr::eq(watched, site),
            #[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
            Subject::Foreign(_) => false,
        }
    }

    /// Decides on one event. A report that is due goes before it.
    pub(crate) fn admit(&self) -> Admission {
        match self.gate.admit(&self.rule, clock::now()) {
            Verdict::Pass => Admission { passes: true, first: false },
            Verdict::PassAfterReport => {
                self.report();
                Admission { passes: true, first: false }
            }
            Verdict::Suppress { first } => {
                statistics::count_suppressed();
                Admission { passes: false, first }
            }
        }
    }

    /// The same; the sweep reports what no later event does.
    pub(crate) fn admit_and_tell(&'static self) -> bool {
        let Admission { passes, first } = self.admit();
        if first {
            sweep::expect(self);
        }
        passes
    }

    /// Reports what is pending, if anything is.
    pub(crate) fn report(&self) {
        let Some(suppressed) = self.gate.take(clock::now()) else { return };
        let what = format!("events suppressed ({})", self.rule);
        match &self.subject {
            Subject::Site(site) => report(&place_of(site), suppressed, &what),
            #[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
            Subject::Foreign(place) => report(place, suppressed, &what),
        }
    }
}

fn place_of(site: &CallSite) -> Place {
    let message = site.message.iter().map(|piece| match piece {
        Piece::Text(text) => (*text).to_owned(),
        Piece::Field(index) => format!("{{{}}}", site.fields.get(*index).map_or("", |field| field.name)),
        Piece::Inherited(field) => format!("{{{}}}", field.name),
        Piece::Error => "{error}".to_owned(),
    });
    Place {
        logger: site.logger_name().replace("::", "."),
        module: last_segment(site.origin.module).to_owned(),
        file: site.origin.file.to_owned(),
        line: site.origin.line,
        function: site.origin.function().to_owned(),
        message: message.collect(),
    }
}
