//! A panic as one line, in place of the text that std prints on stderr.

#[cfg(feature = "tower")]
mod held;
mod origin;
mod report;

#[cfg(feature = "tower")]
pub(crate) use held::{Caught, Told, hold};
#[cfg(feature = "tower")]
pub(crate) use report::Report;

#[cfg(not(feature = "tower"))]
use report::Report;
use std::panic::PanicHookInfo;

/// Replaces the hook of std. A program that sets its own hook afterwards has its own.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(record));
}

fn record(panic: &PanicHookInfo<'_>) {
    let report = Report::new(panic);
    #[cfg(feature = "tower")]
    let Some(report) = held::offer(report) else { return };
    report.write();
}
