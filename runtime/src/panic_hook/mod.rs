//! A panic as one line, in place of the text that std prints on stderr.

mod deferred;
mod origin;
mod report;

pub(crate) use deferred::{CaughtPanic, PanicDetails, catch_deferred};
pub(crate) use report::PanicReport;

use std::panic::PanicHookInfo;

/// Replaces the hook of std. A program that sets its own hook afterwards has its own.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(record));
}

fn record(panic: &PanicHookInfo<'_>) {
    let report = PanicReport::new(panic);
    let Some(report) = deferred::offer(report) else { return };
    report.write();
}
