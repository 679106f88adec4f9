//! Panics that are held back while a request is answered, so that the request's own line tells of them.

use super::report::{PanicReport, text};
use crate::record::ErrorDetails;
use crate::redact::scrub_display;
use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

enum PanicSlot {
    Empty,
    Holds(Box<PanicReport>),
    /// A second panic came before the first was caught, as one does from a destructor, after which the process ends:
    /// both had to be written at once.
    Written,
}

thread_local! {
    /// None where nobody waits for a panic.
    static SLOT: Cell<Option<PanicSlot>> = const { Cell::new(None) };
}

/// A panic that went through [`hold`].
pub(crate) struct CaughtPanic {
    pub(crate) payload: Box<dyn Any + Send>,
    pub(crate) details: PanicDetails,
}

/// What is known of it.
pub(crate) struct PanicDetails {
    /// What the hook knew; none if it has a line already or the hook is another one.
    pub(crate) report: Option<Box<PanicReport>>,
    /// Its text alone, where no report holds it.
    pub(crate) error: Option<ErrorDetails>,
}

/// Runs with panics caught, and without a line of their own: the caller tells of the one that it gets. One that is caught
/// further inside has its line when this ends.
pub(crate) fn catch_deferred<R>(run: impl FnOnce() -> R) -> Result<R, CaughtPanic> {
    // A process that aborts never gets here again: its hook writes at once.
    let waits = cfg!(panic = "unwind").then_some(PanicSlot::Empty);
    let outer = SLOT.try_with(|slot| slot.replace(waits)).ok().flatten();
    let result = catch_unwind(AssertUnwindSafe(run));
    let slot = SLOT.try_with(|slot| slot.replace(outer)).ok().flatten();
    match (result, slot) {
        (Ok(result), Some(PanicSlot::Holds(report))) => {
            report.write();
            Ok(result)
        }
        (Ok(result), _) => Ok(result),
        (Err(payload), Some(PanicSlot::Holds(report))) => {
            Err(CaughtPanic { payload, details: PanicDetails { report: Some(report), error: None } })
        }
        (Err(payload), Some(PanicSlot::Written)) => {
            Err(CaughtPanic { payload, details: PanicDetails { report: None, error: None } })
        }
        (Err(payload), Some(PanicSlot::Empty) | None) => {
            let message = scrub_display(&text(&*payload));
            let error = ErrorDetails { type_name: "panic".to_owned(), message, ..ErrorDetails::default() };
            Err(CaughtPanic { payload, details: PanicDetails { report: None, error: Some(error) } })
        }
    }
}

/// Keeps the report for whoever waits for it; gives it back where it has to be written now.
pub(super) fn offer(report: PanicReport) -> Option<PanicReport> {
    let Some(slot) = SLOT.try_with(Cell::take).ok().flatten() else { return Some(report) };
    let (slot, report) = match slot {
        PanicSlot::Empty => (PanicSlot::Holds(Box::new(report)), None),
        PanicSlot::Holds(first) => {
            first.write();
            (PanicSlot::Written, Some(report))
        }
        PanicSlot::Written => (PanicSlot::Written, Some(report)),
    };
    let _ = SLOT.try_with(|current| current.set(Some(slot)));
    report
}
