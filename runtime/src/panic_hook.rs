//! A panic as one line, in place of the text that std prints on stderr.

use crate::level::Level;
use crate::logger;
use crate::record::{Failure, Foreign};
use crate::redact::scrub_display;
use crate::schema::{FieldDef, Kind};
use crate::stack::panic_trace;
use crate::value::owned::OwnedValue;
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
    let trace = panic_trace();
    let (file, line) = panic.location().map_or(("", 0), |place| (place.file(), place.line()));
    let origin = Origin::find(&trace, file, line);
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("unnamed");
    let message = format!("panic: {text}");
    let foreign = Foreign {
        logger: &origin.logger,
        module: crate::encode::last_segment(&origin.module),
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

/// The function that panicked, as far as the stack trace tells: a panic knows its file and line only.
struct Origin {
    logger: String,
    module: String,
    function: String,
}

impl Origin {
    fn find(trace: &str, file: &str, line: u32) -> Self {
        let place = format!("{file}:{line}:");
        let found = trace.lines().find_map(|frame| {
            let (function, at) = frame.rsplit_once(" at ")?;
            at.contains(&place).then_some(function)
        });
        let Some(path) = found else {
            return Self { logger: "panic".to_owned(), module: "panic".to_owned(), function: String::new() };
        };
        let mut segments: Vec<&str> = plain_path(path).split("::").filter(|part| *part != "{{closure}}").collect();
        let function = segments.pop().unwrap_or_default().to_owned();
        let module = segments.join("::");
        Self { logger: module.replace("::", "."), module, function }
    }
}

/// The path of a function without the hash and the angle brackets that symbol names have.
fn plain_path(path: &str) -> &str {
    let path = path.trim_start_matches('<');
    path.split([' ', '<', '>']).next().unwrap_or(path)
}
