//! A panic as one line, in place of the text that std prints on stderr.

mod origin;

use crate::encode::last_segment;
use crate::level::Level;
use crate::logger;
use crate::record::{Failure, Foreign};
use crate::redact::scrub_display;
use crate::schema::{FieldDef, Kind};
use crate::stack;
use crate::value::owned::OwnedValue;
use origin::Origin;
use std::backtrace::Backtrace;
use std::panic::PanicHookInfo;
use std::sync::LazyLock;

/// Replaces the hook of std. A program that sets its own hook afterwards has its own.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(record));
}

static THREAD_NAME: LazyLock<FieldDef> =
    LazyLock::new(|| FieldDef::of_kind(Kind::Keyword(None), "thread_name", "process.thread.name"));

fn record(panic: &PanicHookInfo<'_>) {
    let text = scrub_display(&payload(panic));
    // Whatever the environment says of stack traces: panics are rare, and this is where they are explained.
    let trace = Backtrace::force_capture().to_string();
    let (file, line) = panic.location().map_or(("", 0), |place| (place.file(), place.line()));
    let origin = Origin::find(&trace, file, line);
    let trace = stack::trimmed(&trace);
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("unnamed");
    let message = format!("panic: {text}");
    let foreign = Foreign {
        logger: &origin.module.replace("::", "."),
        module: last_segment(&origin.module),
        file,
        line,
        function: &origin.function,
        message: &message,
        fields: vec![(&*THREAD_NAME, OwnedValue::Str(name.into()))],
        labels: Vec::new(),
    };
    let failure = Failure { type_name: "panic".to_owned(), message: text, chain: Vec::new(), trace: Some(trace) };
    logger::log_foreign(Level::Error, &foreign, Some(&failure));
}

/// What was given to `panic!`; other payloads have no text.
fn payload<'p>(panic: &'p PanicHookInfo<'_>) -> &'p str {
    let payload = panic.payload();
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a value that is no text")
}
