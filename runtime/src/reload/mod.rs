//! How the levels change while a program runs.

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

/// Why [`set_filter`] changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SetFilterError {
    /// A directive is invalid.
    #[error("invalid directive `{directive}`: expected {expected}")]
    Directive {
        /// The first invalid one.
        directive: String,
        /// What a directive may be.
        expected: &'static str,
    },
    /// There is no logger whose levels could change.
    #[error("logging is not set up: call `init()` first")]
    NotInstalled,
}

/// Changes the levels while the program runs: directives as in `LOG_LEVEL`, such as `info,my_chat.websocket=debug`.
///
/// They take the place of all directives before. Every call site and every other crate sees them at its next event; an event
/// that is off costs what it did. The change itself is one INFO record.
///
/// # Errors
/// If a directive can't be read, or logging is not set up. The levels stay as they were.
pub fn set_filter(directives: &str) -> Result<(), SetFilterError> {
    let filter = Filter::parse(directives)
        .map_err(|InvalidDirective(directive)| SetFilterError::Directive { directive, expected: Filter::EXPECTED })?;
    if installed().is_none() {
        return Err(SetFilterError::NotInstalled);
    }
    change(filter, "set_filter");
    Ok(())
}

/// The directives in force, such as `info,my_chat.websocket=debug`; `off` before [`init`](crate::init).
#[must_use]
pub fn filter() -> String {
    installed().map_or_else(|| "off".to_owned(), |logger| logger.levels.text())
}

/// Puts levels in force and says so, if they are other ones.
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

/// One change at a time, so that every part knows the last one. The levels that were in force before.
fn put_in_force(logger: &Logger, filter: Filter) -> Filter {
    static CHANGING: Mutex<()> = Mutex::new(());
    let _changing = CHANGING.lock().unwrap_or_else(PoisonError::into_inner);
    let before = logger.levels.replace(filter);
    callsite::forget_thresholds();
    bridge::levels_changed(logger);
    before
}
