//! The report of a panic, and its line.

use super::origin::PanicOrigin;
use crate::builtin;
use crate::context::{Entered, Frame, current};
use crate::level::Level;
use crate::logger::{self, with_redactor};
use crate::record::{ErrorDetails, ExternalRecord};
use crate::redact::{RedactedValue, scrub_display};
use crate::schema::FieldDef;
use crate::stack;
use crate::text::last_segment;
use crate::value::Value;
use std::any::Any;
use std::backtrace::Backtrace;
use std::panic::PanicHookInfo;
use std::sync::Arc;

/// A panic with its context.
pub(crate) struct PanicReport {
    file: String,
    line: u32,
    origin: PanicOrigin,
    thread: String,
    context: Option<Arc<Frame>>,
    pub(crate) error: ErrorDetails,
}

impl PanicReport {
    pub(super) fn new(panic: &PanicHookInfo<'_>) -> Self {
        let text = scrub_display(&text(panic.payload()));
        // Captured even if the environment disables backtraces: panics are rare, and the backtrace explains them.
        let trace = Backtrace::force_capture().to_string();
        let (file, line) = panic.location().map_or(("", 0), |place| (place.file(), place.line()));
        let origin = PanicOrigin::find(&trace, file, line);
        let stack_trace = Some(stack::trimmed(&trace));
        Self {
            file: stack::short_place(file).to_owned(),
            line,
            origin,
            thread: std::thread::current().name().unwrap_or("unnamed").to_owned(),
            context: current(),
            error: ErrorDetails { type_name: "panic".to_owned(), message: text, chain: Vec::new(), stack_trace },
        }
    }

    /// Writes a separate line, in the context of the panic.
    pub(crate) fn write(&self) {
        let message = format!("panic: {}", self.error.message);
        let logger = self.origin.module.replace("::", ".");
        self.write_as(&logger, Level::Error, &message, Vec::new());
    }

    /// Writes a line for another logger and with more fields, in the context and with the location of the panic.
    pub(crate) fn write_as(
        &self,
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
        logger::log_unlimited(level, &external, Some(&self.error));
    }
}

/// Returns the text passed to `panic!`; other payloads have none.
pub(super) fn text(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a value that is not text")
}
