//! Captures the error of a call: a value that is an error or holds one.

use std::any::type_name;
use std::error::Error;
use std::fmt;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How much of an error a line shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorText {
    /// Its type, its text and the texts of its causes, all scrubbed.
    #[default]
    Full,
    /// Only its type, for programs whose database errors contain the values of rows.
    TypeOnly,
}

/// The value behind `error =`. Method lookup on it finds the inherent `capture` of a type that is an error, or else,
/// one deref further, that of a type that holds one. A blanket impl is impossible: `Box<dyn Error>` and `anyhow::Error`
/// are not errors today, but coherence must assume that they become errors.
#[derive(Debug)]
pub struct ErrorArg<'a, T: ?Sized>(ErrorBehindMut<'a, T>);

/// Captures an error behind `&mut`, which, unlike `&`, is not an error itself.
#[derive(Debug)]
pub struct ErrorBehindMut<'a, T: ?Sized>(ErrorHolder<'a, T>);

/// Captures an error from a value that holds one.
#[derive(Debug)]
pub struct ErrorHolder<'a, T: ?Sized>(&'a T);

/// Wraps the value behind `error =`.
pub fn error_arg<T: ?Sized>(error: &T) -> ErrorArg<'_, T> {
    ErrorArg(ErrorBehindMut(ErrorHolder(error)))
}

impl<'a, T: Error> ErrorArg<'a, T> {
    /// Captures the value as an error.
    pub fn capture(&self) -> CapturedError<'a> {
        CapturedError { error: self.0.0.0, type_name: error_type::<T>(), backtrace: None }
    }
}

impl<'a, T: ?Sized> Deref for ErrorArg<'a, T> {
    type Target = ErrorBehindMut<'a, T>;

    fn deref(&self) -> &ErrorBehindMut<'a, T> {
        &self.0
    }
}

impl<'a, T: Error> ErrorBehindMut<'a, &mut T> {
    /// Captures the error behind the reference.
    pub fn capture(&self) -> CapturedError<'a> {
        CapturedError { error: &**self.0.0, type_name: error_type::<T>(), backtrace: None }
    }
}

impl<'a, T: ?Sized> Deref for ErrorBehindMut<'a, T> {
    type Target = ErrorHolder<'a, T>;

    fn deref(&self) -> &ErrorHolder<'a, T> {
        &self.0
    }
}

impl<'a, T: ?Sized> ErrorHolder<'a, T> {
    /// Captures the error that the value holds.
    pub fn capture(&self) -> CapturedError<'a>
    where
        T: LoggedError,
    {
        self.0.captured()
    }
}

/// A captured error.
pub struct CapturedError<'a> {
    pub(crate) error: &'a dyn Error,
    pub(crate) type_name: &'static str,
    /// The error's own stack trace.
    pub(crate) backtrace: Option<String>,
}

/// Omits the error, whose text is not scrubbed yet.
impl fmt::Debug for CapturedError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CapturedError").field("type_name", &self.type_name).finish_non_exhaustive()
    }
}

/// The types that `error = e` accepts besides errors.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error",
    label = "not an error",
    note = "`error` takes a `std::error::Error`, a `Box<dyn Error>`, and with the features `anyhow` and `eyre06` an `anyhow::Error` or an `eyre::Report`"
)]
pub trait LoggedError {
    /// Returns the error that the value holds.
    fn captured(&self) -> CapturedError<'_>;
}

macro_rules! boxed {
    ($($boxed:ty),+) => { $(
        impl LoggedError for $boxed {
            fn captured(&self) -> CapturedError<'_> {
                CapturedError { error: &**self, type_name: "dyn core::error::Error", backtrace: None }
            }
        }
    )+ };
}

macro_rules! objects {
    ($($object:ty),+) => { $(
        impl LoggedError for $object {
            fn captured(&self) -> CapturedError<'_> {
                CapturedError { error: self, type_name: "dyn core::error::Error", backtrace: None }
            }
        }
    )+ };
}

objects!(dyn Error, dyn Error + Send, dyn Error + Sync, dyn Error + Send + Sync);
boxed!(Box<dyn Error>, Box<dyn Error + Send>, Box<dyn Error + Sync>, Box<dyn Error + Send + Sync>);

#[cfg(feature = "anyhow")]
impl LoggedError for anyhow::Error {
    fn captured(&self) -> CapturedError<'_> {
        let backtrace = self.backtrace();
        let captured = backtrace.status() == std::backtrace::BacktraceStatus::Captured;
        CapturedError { error: &**self, type_name: "anyhow::Error", backtrace: captured.then(|| backtrace.to_string()) }
    }
}

#[cfg(feature = "eyre06")]
impl LoggedError for eyre::Report {
    fn captured(&self) -> CapturedError<'_> {
        CapturedError { error: &**self, type_name: "eyre::Report", backtrace: None }
    }
}

impl<T: LoggedError + ?Sized> LoggedError for &T {
    fn captured(&self) -> CapturedError<'_> {
        T::captured(self)
    }
}

impl<T: LoggedError + ?Sized> LoggedError for &mut T {
    fn captured(&self) -> CapturedError<'_> {
        T::captured(self)
    }
}

impl<T: LoggedError + ?Sized> LoggedError for std::sync::Arc<T> {
    fn captured(&self) -> CapturedError<'_> {
        T::captured(self)
    }
}

/// Returns the type's name without references: `&&Error` is an `Error`.
fn error_type<T: ?Sized>() -> &'static str {
    let name = type_name::<T>().trim_start_matches(['&']);
    name.strip_prefix("mut ").unwrap_or(name)
}

/// Iterates over the sources, outermost first. Limited, because `source()` may form a cycle.
pub(crate) fn sources<'e>(error: &'e (dyn Error + 'e)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    const MOST: usize = 16;
    std::iter::successors(source(error), |error: &&'e (dyn Error + 'static)| source(*error)).take(MOST)
}

/// Returns the source, or `None` if the method panics.
fn source<'e>(error: &'e (dyn Error + 'e)) -> Option<&'e (dyn Error + 'static)> {
    catch_unwind(AssertUnwindSafe(|| error.source())).ok().flatten()
}
