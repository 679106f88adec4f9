//! Errors among the values of other crates.

use crate::error::CapturedError;
use crate::error::ErrorText;
use crate::logger;
use crate::record::ErrorDetails;
use crate::redact::scrub_display;
use crate::stack::stack_trace;
use std::error::Error;
use std::fmt;

/// The type name of every such error: the facades do not pass the concrete type.
const TYPE: &str = "dyn core::error::Error";

/// Captures the error that a record is about.
pub(super) fn error_details(error: &(dyn Error + 'static)) -> ErrorDetails {
    ErrorDetails::new(&CapturedError { error, type_name: TYPE, backtrace: None }, logger::error_text())
}

/// Captures an error of which a record has only the text.
pub(super) fn error_of_text(text: &dyn fmt::Display) -> ErrorDetails {
    let message = match logger::error_text() {
        ErrorText::Full => scrub_display(text),
        ErrorText::TypeOnly => String::new(),
    };
    ErrorDetails { type_name: TYPE.to_owned(), message, chain: Vec::new(), stack_trace: stack_trace(None) }
}

/// Displays any further error, as far as `ErrorText` permits.
pub(super) struct DisplayedError<'e>(pub(super) &'e (dyn Error + 'static));

impl fmt::Display for DisplayedError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match logger::error_text() {
            ErrorText::Full => fmt::Display::fmt(self.0, f),
            ErrorText::TypeOnly => f.write_str(TYPE),
        }
    }
}
