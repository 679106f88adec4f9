//! The report of a panic, and its line.

use super::origin::PanicOrigin;
use crate::builtin;
use crate::context::{Entered, Frame, current};
use crate::error::ErrorText;
use crate::level::Level;
use crate::logger::{self, with_redactor};
use crate::record::{ErrorDetails, ExternalRecord};
use crate::redact::{RedactedValue, scrub, scrub_display};
use crate::schema::FieldDef;
use crate::stack::{self, StackFrame, frames};
use crate::text::last_segment;
use crate::value::{Timestamp, Value};
use std::any::Any;
use std::backtrace::Backtrace;
use std::panic::PanicHookInfo;
use std::sync::Arc;

/// A panic with its context.
pub(crate) struct PanicReport {
    time: Timestamp,
    file: String,
    line: u32,
    origin: PanicOrigin,
    thread: String,
    /// Whether another function catches the panic before the one that waits for the report.
    pub(super) is_caught_below: bool,
    context: Option<Arc<Frame>>,
    pub(crate) error: ErrorDetails,
}

impl PanicReport {
    pub(super) fn new(panic: &PanicHookInfo<'_>) -> Self {
        let time = Timestamp::now();
        let message = message(panic.payload());
        // Captured even if the environment disables backtraces: panics are rare, and the backtrace explains them.
        let trace = Backtrace::force_capture().to_string();
        let (file, line) = panic.location().map_or(("", 0), |place| (place.file(), place.line()));
        let origin = PanicOrigin::find(&trace, file, line);
        let stack_trace = Some(stack::trimmed(&trace));
        Self {
            time,
            is_caught_below: is_caught_below(&trace),
            file: stack::short_place(file).to_owned(),
            line,
            origin,
            thread: scrub(std::thread::current().name().unwrap_or("unnamed")).into_owned(),
            context: current(),
            error: ErrorDetails { type_name: "panic".to_owned(), message, chain: Vec::new(), stack_trace },
        }
    }

    /// Writes a separate line, in the context of the panic.
    pub(crate) fn write(&self) {
        let message = match self.error.message.as_str() {
            "" => "panic".to_owned(),
            text => format!("panic: {text}"),
        };
        let logger = self.origin.module.replace("::", ".");
        self.write_at(self.time, &logger, Level::Error, &message, Vec::new());
    }

    /// Writes a line for another logger and with more fields, in the context and with the location of the panic.
    pub(crate) fn write_as(
        &self,
        logger: &str,
        level: Level,
        message: &str,
        fields: Vec<(&'static FieldDef, RedactedValue)>,
    ) {
        self.write_at(Timestamp::now(), logger, level, message, fields);
    }

    fn write_at(
        &self,
        time: Timestamp,
        logger: &str,
        level: Level,
        message: &str,
        mut fields: Vec<(&'static FieldDef, RedactedValue)>,
    ) {
        let thread = with_redactor(|redactor| builtin::THREAD_NAME.shown(Value::Str(&self.thread), redactor));
        fields.extend(thread.flatten());
        let external = ExternalRecord {
            logger,
            module: last_segment(&self.origin.module),
            file: &self.file,
            line: self.line,
            function: &self.origin.function,
            message,
            fields,
            values: None,
            prefix: None,
        };
        let _entered = Entered::new(self.context.clone());
        logger::log_unlimited_at(time, level, &external, Some(&self.error));
    }
}

/// The function that waits for a report, in a backtrace.
const CATCH_DEFERRED: &str = "chat_log::panic_hook::deferred::catch_deferred";

/// Returns whether a function between the panic and [`CATCH_DEFERRED`] catches it. In a stripped program the backtrace has no
/// names, so nothing is known there.
fn is_caught_below(trace: &str) -> bool {
    let own = |frame: &StackFrame<'_>| frame.function.contains(CATCH_DEFERRED);
    if !frames(trace).any(|frame| own(&frame)) {
        return false;
    }
    let below = || frames(trace).take_while(|frame| !own(frame));
    // std's `catch_unwind` calls these two, of which an optimized program may have one.
    let count = |function: &str| below().filter(|frame| frame.function.contains(function)).count();
    count("::do_call").max(count("__rust_try")) > 1
}

/// Returns the text passed to `panic!`, scrubbed; other payloads have none. It is empty where errors show their type alone,
/// because `unwrap` puts an error into it.
pub(super) fn message(payload: &(dyn Any + Send)) -> String {
    if logger::error_text() == ErrorText::TypeOnly {
        return String::new();
    }
    let text = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    scrub_display(&text.unwrap_or("a value that is not text"))
}
