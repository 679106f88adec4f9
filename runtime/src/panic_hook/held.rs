//! Panics that are held back while a request is answered, so that the request's own line tells of them.

use super::report::{Report, text};
use crate::record::Failure;
use crate::redact::scrub_display;
use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

enum Slot {
    Empty,
    Holds(Box<Report>),
    /// A second panic came before the first was caught, as one does from a destructor, after which the process ends:
    /// both had to be written at once.
    Written,
}

thread_local! {
    /// None where nobody waits for a panic.
    static SLOT: Cell<Option<Slot>> = const { Cell::new(None) };
}

/// A panic that went through [`hold`].
pub(crate) struct Caught {
    pub(crate) payload: Box<dyn Any + Send>,
    pub(crate) told: Told,
}

/// What is known of it.
pub(crate) struct Told {
    /// What the hook knew; none if it has a line already or the hook is another one.
    pub(crate) report: Option<Box<Report>>,
    /// Its text alone, where no report holds it.
    pub(crate) failure: Option<Failure>,
}

/// Runs with panics caught, and without a line of their own: the caller tells of the one that it gets. One that is caught
/// further inside has its line when this ends.
pub(crate) fn hold<R>(run: impl FnOnce() -> R) -> Result<R, Caught> {
    // A process that aborts never gets here again: its hook writes at once.
    let waits = cfg!(panic = "unwind").then_some(Slot::Empty);
    let outer = SLOT.try_with(|slot| slot.replace(waits)).ok().flatten();
    let result = catch_unwind(AssertUnwindSafe(run));
    let slot = SLOT.try_with(|slot| slot.replace(outer)).ok().flatten();
    match (result, slot) {
        (Ok(result), Some(Slot::Holds(report))) => {
            report.write();
            Ok(result)
        }
        (Ok(result), _) => Ok(result),
        (Err(payload), Some(Slot::Holds(report))) => {
            Err(Caught { payload, told: Told { report: Some(report), failure: None } })
        }
        (Err(payload), Some(Slot::Written)) => Err(Caught { payload, told: Told { report: None, failure: None } }),
        (Err(payload), Some(Slot::Empty) | None) => {
            let message = scrub_display(&text(&*payload));
            let failure = Failure { type_name: "panic".to_owned(), message, ..Failure::default() };
            Err(Caught { payload, told: Told { report: None, failure: Some(failure) } })
        }
    }
}

/// Keeps the report for whoever waits for it; gives it back where it has to be written now.
pub(super) fn offer(report: Report) -> Option<Report> {
    let Some(slot) = SLOT.try_with(Cell::take).ok().flatten() else { return Some(report) };
    let (slot, report) = match slot {
        Slot::Empty => (Slot::Holds(Box::new(report)), None),
        Slot::Holds(first) => {
            first.write();
            (Slot::Written, Some(report))
        }
        Slot::Written => (Slot::Written, Some(report)),
    };
    let _ = SLOT.try_with(|current| current.set(Some(slot)));
    report
}
