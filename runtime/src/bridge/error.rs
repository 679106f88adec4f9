//! Errors among the values of other crates.

use crate::error::CapturedError;
use crate::error::ErrorText;
use crate::logger;
use crate::record::ErrorDetails;
use std::error::Error;
use std::fmt;

/// The type of all of them: no facade tells more.
const TYPE: &str = "dyn core::error::Error";

/// The error that a record is about.
pub(super) fn error_details(error: &(dyn Error + 'static)) -> ErrorDetails {
    ErrorDetails::new(&CapturedError { error, type_name: TYPE, backtrace: None }, logger::error_text())
}

/// Any other one, as a text, within what the program lets a line show of errors.
pub(super) struct DisplayedError<'e>(pub(super) &'e (dyn Error + 'static));

impl fmt::Display for DisplayedError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match logger::error_text() {
            ErrorText::Full => fmt::Display::fmt(self.0, f),
            ErrorText::TypeOnly => f.write_str(TYPE),
        }
    }
}
