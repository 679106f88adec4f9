//! A panic as one line, in place of the text that std prints on stderr.

#[cfg(feature = "tower")]
mod deferred;
mod origin;
mod report;

#[cfg(feature = "tower")]
pub(crate) use deferred::{CaughtPanic, PanicDetails, catch_deferred};
#[cfg(feature = "tower")]
pub(crate) use report::PanicReport;

#[cfg(not(feature = "tower"))]
use report::PanicReport;
use std::panic::PanicHookInfo;

/// Replaces the hook of std. A program that sets its own hook afterwards has its own.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(record));
}

fn record(panic: &PanicHookInfo<'_>) {
    let report = PanicReport::new(panic);
    #[cfg(feature = "tower")]
    let Some(report) = deferred::offer(report) else { return };
    report.write();
}
