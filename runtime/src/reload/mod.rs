//! Changes of the filter while a program runs.

mod follow;
#[cfg_attr(not(unix), path = "no_signal.rs")]
mod signal;

pub(crate) use follow::follow;

use crate::level::Level;
use crate::levels::{Filter, InvalidDirective};
use crate::logger::{Logger, installed, log_unlimited};
use crate::record::ExternalRecord;
use crate::{bridge, callsite};
use std::sync::{Mutex, PoisonError};

/// The error of [`set_filter`]. The filter did not change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SetFilterError {
    /// A directive is invalid.
    #[error("invalid directive `{directive}`: expected {expected}")]
    Directive {
        /// The first invalid one.
        directive: String,
        /// The valid directives.
        expected: &'static str,
    },
    /// Logging is not set up.
    #[error("logging is not set up: call `init()` first")]
    NotInstalled,
}

/// Replaces the filter while the program runs. The directives are those of `LOG_LEVEL`, such as
/// `info,my_chat.websocket=debug`.
///
/// The new directives replace all previous ones. They apply to the next event of every call site and of other crates; the
/// cost of a disabled call does not change. One INFO record reports the change, whatever the new levels are.
///
/// # Errors
/// If a directive is invalid, or logging is not set up. The filter then stays unchanged.
pub fn set_filter(directives: &str) -> Result<(), SetFilterError> {
    let filter = Filter::parse(directives)
        .map_err(|InvalidDirective(directive)| SetFilterError::Directive { directive, expected: Filter::EXPECTED })?;
    if installed().is_none() {
        return Err(SetFilterError::NotInstalled);
    }
    change(filter, "set_filter");
    Ok(())
}

/// Returns the current directives, such as `info,my_chat.websocket=debug`; `off` before [`init`](crate::init).
#[must_use]
pub fn filter() -> String {
    installed().map_or_else(|| "off".to_owned(), |logger| logger.levels.text())
}

/// Applies a filter and reports the change, if there is one.
fn change(filter: Filter, origin: &str) {
    let Some(logger) = installed() else { return };
    let after = filter.to_string();
    let before = put_in_force(logger, filter).to_string();
    if before == after {
        return;
    }
    let message = format!("log levels changed from `{before}` to `{after}` by {origin}");
    log_unlimited(Level::Info, &ExternalRecord::notice(&message, "change"), None);
}

/// Applies a filter and returns the previous one. Changes are serialized, so that all parts see the last one.
fn put_in_force(logger: &Logger, filter: Filter) -> Filter {
    static CHANGING: Mutex<()> = Mutex::new(());
    let _changing = CHANGING.lock().unwrap_or_else(PoisonError::into_inner);
    let before = logger.levels.replace(filter);
    callsite::forget_thresholds();
    bridge::levels_changed(logger);
    before
}
