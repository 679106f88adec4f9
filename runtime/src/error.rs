//! An error as a call gives it: anything that is an error, or holds one.

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
    /// Its type alone: for programs whose database errors carry the values of rows.
    TypeOnly,
}

/// What stands behind `error =`. Method lookup on it finds the right way to the error: the inherent `capture` of a type
/// that is an error itself, else, one deref further, that of a type which holds one. A blanket impl could not: `Box<dyn
/// Error>` and `anyhow::Error` are not errors today, and coherence must assume that they become some.
#[derive(Debug)]
pub struct ErrorArg<'a, T: ?Sized>(ErrorBehindMut<'a, T>);

/// The way to an error behind `&mut`, which, unlike `&`, is not an error itself.
#[derive(Debug)]
pub struct ErrorBehindMut<'a, T: ?Sized>(ErrorHolder<'a, T>);

/// The way to an error for what is none itself.
#[derive(Debug)]
pub struct ErrorHolder<'a, T: ?Sized>(&'a T);

/// Starts the way to an error.
pub fn error_arg<T: ?Sized>(error: &T) -> ErrorArg<'_, T> {
    ErrorArg(ErrorBehindMut(ErrorHolder(error)))
}

impl<'a, T: Error> ErrorArg<'a, T> {
    /// The error that the value is.
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
    /// The error that the reference leads to.
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
    /// The error that the value holds.
    pub fn capture(&self) -> CapturedError<'a>
    where
        T: LoggedError,
    {
        self.0.captured()
    }
}

/// An error on its way into a line.
pub struct CapturedError<'a> {
    pub(crate) error: &'a dyn Error,
    pub(crate) type_name: &'static str,
    /// The stack trace that the error brought along.
    pub(crate) backtrace: Option<String>,
}

/// Without the error, whose text was not scrubbed yet.
impl fmt::Debug for CapturedError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CapturedError").field("type_name", &self.type_name).finish_non_exhaustive()
    }
}

/// What `error = e` takes beside the types that are errors themselves.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error",
    label = "not an error",
    note = "`error` takes a `std::error::Error`, a `Box<dyn Error>`, and with the features `anyhow` and `eyre06` an `anyhow::Error` or an `eyre::Report`"
)]
pub trait LoggedError {
    /// The error in it.
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

/// The type behind references: `&&Error` is an `Error`.
fn error_type<T: ?Sized>() -> &'static str {
    let name = type_name::<T>().trim_start_matches(['&']);
    name.strip_prefix("mut ").unwrap_or(name)
}

/// The sources, outermost first. Bounded, because a `source()` may lead in a circle.
pub(crate) fn sources<'e>(error: &'e (dyn Error + 'e)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    const MOST: usize = 16;
    std::iter::successors(source(error), |error: &&'e (dyn Error + 'static)| source(*error)).take(MOST)
}

/// None where it panics.
fn source<'e>(error: &'e (dyn Error + 'e)) -> Option<&'e (dyn Error + 'static)> {
    catch_unwind(AssertUnwindSafe(|| error.source())).ok().flatten()
}
