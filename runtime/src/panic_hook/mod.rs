//! Writes a panic as one line, instead of std's text on stderr.

mod deferred;
mod origin;
mod report;

pub(crate) use deferred::{CaughtPanic, PanicDetails, catch_deferred};
pub(crate) use report::PanicReport;

use std::panic::PanicHookInfo;

/// Replaces the panic hook. A hook that the program sets later replaces this one.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(record));
}

fn record(panic: &PanicHookInfo<'_>) {
    let report = PanicReport::new(panic);
    let Some(report) = deferred::offer(report) else { return };
    report.write();
}
