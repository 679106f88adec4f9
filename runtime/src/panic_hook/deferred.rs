//! Defers panics while a request is handled, so that the request's own line reports them.

use super::report::{PanicReport, message};
use crate::record::ErrorDetails;
use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

enum PanicSlot {
    Empty,
    Holds(Box<PanicReport>),
    /// A second panic came before the first was caught, as from a destructor. The process then aborts, so both were
    /// written at once.
    Written,
}

thread_local! {
    /// `None` where no caller waits for a panic.
    static SLOT: Cell<Option<PanicSlot>> = const { Cell::new(None) };
}

/// A panic that [`catch_deferred`] caught.
pub(crate) struct CaughtPanic {
    pub(crate) payload: Box<dyn Any + Send>,
    pub(crate) details: PanicDetails,
}

/// The details of a caught panic.
pub(crate) struct PanicDetails {
    /// The hook's report; `None` if it is already written, or if another hook is installed.
    pub(crate) report: Option<Box<PanicReport>>,
    /// The panic's text, if there is no report.
    pub(crate) error: Option<ErrorDetails>,
}

/// Runs `run` and catches its panic without writing a line: the caller reports it. A panic that `run` itself catches gets
/// its line at once, or, where the backtrace of a stripped program hides that, when this function ends.
#[inline(never)]
pub(crate) fn catch_deferred<R>(run: impl FnOnce() -> R) -> Result<R, CaughtPanic> {
    // With `panic = "abort"` nothing can be caught, so the hook writes at once.
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
            let message = message(&*payload);
            let error = ErrorDetails { type_name: "panic".to_owned(), message, ..ErrorDetails::default() };
            Err(CaughtPanic { payload, details: PanicDetails { report: None, error: Some(error) } })
        }
    }
}

/// Keeps the report for the waiting caller, or returns it if it must be written now.
pub(super) fn offer(report: PanicReport) -> Option<PanicReport> {
    if report.is_caught_below {
        return Some(report);
    }
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
