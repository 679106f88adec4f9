//! Errors among the values of other crates.

use crate::error::CapturedError;
use crate::error::ErrorText;
use crate::logger;
use crate::record::ErrorDetails;
use std::error::Error;
use std::fmt;

/// The type name of every such error: the facades do not pass the concrete type.
const TYPE: &str = "dyn core::error::Error";

/// Captures the error that a record is about.
pub(super) fn error_details(error: &(dyn Error + 'static)) -> ErrorDetails {
    ErrorDetails::new(&CapturedError { error, type_name: TYPE, backtrace: None }, logger::error_text())
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
