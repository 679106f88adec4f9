//! Writes a panic as one line, instead of std's text on stderr.

mod deferred;
mod origin;
mod report;

pub(crate) use deferred::{CaughtPanic, PanicDetails, catch_deferred};
pub(crate) use report::PanicReport;

use std::panic::{PanicHookInfo, set_hook, take_hook};

/// Sets the panic hook. It calls the hook that the program has set before, but not std's, which prints the panic to stderr.
pub(crate) fn install() {
    let previous = take_hook();
    // Taken twice, the second one is std's.
    if std::ptr::eq(&raw const *previous, &raw const *take_hook()) {
        return set_hook(Box::new(record));
    }
    set_hook(Box::new(move |panic| {
        record(panic);
        previous(panic);
    }));
}

fn record(panic: &PanicHookInfo<'_>) {
    let report = PanicReport::new(panic);
    let Some(report) = deferred::offer(report) else { return };
    report.write();
}
