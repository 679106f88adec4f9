//! Why logging could not be set up.

use crate::bridge::FacadeInUse;
use crate::levels::FilterFileError;
use crate::redact::HashKeyError;
use crate::schema::SchemaConflict;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why [`init`](crate::init) or [`Builder::init`](crate::Builder::init) did not set up logging. Nothing was installed, and
/// every call goes on to log nothing.
///
/// The text says everything: a cause is part of it, in a field, and not repeated by
/// [`source`](std::error::Error::source).
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum InitError {
    /// An environment variable has an invalid value.
    #[error("invalid `{name}` value `{value}`: expected {expected}")]
    Variable {
        /// The variable.
        name: &'static str,
        /// Its value.
        value: String,
        /// What it may be.
        expected: &'static str,
    },
    /// Two variables, or two settings of the builder, contradict each other.
    #[error("{first} and {second} are both set: {reason}")]
    Contradiction {
        /// One of them.
        first: &'static str,
        /// The other.
        second: &'static str,
        /// Why they can't stand together.
        reason: &'static str,
    },
    /// The builder was given an invalid value.
    #[error("invalid value `{value}` for `Builder::{setting}`: expected {expected}")]
    Setting {
        /// The builder's method.
        setting: &'static str,
        /// What it was given.
        value: String,
        /// What it takes.
        expected: &'static str,
    },
    /// The hash key can't be used. The text does not show the key.
    #[error("invalid {origin}: {reason}")]
    HashKey {
        /// Where the key came from.
        origin: &'static str,
        /// What is wrong with it.
        reason: HashKeyError,
    },
    /// Two linked schemas declare one name differently.
    #[error("{0}")]
    Schema(SchemaConflict),
    /// A file could not be opened or read.
    #[error("can't open {path}: {reason}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        reason: io::Error,
    },
    /// The file of [`filter_file`](crate::Builder::filter_file) or `LOG_LEVEL_FILE` can't be used.
    #[error("the filter file {path} {reason}", path = path.display())]
    FilterFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: FilterFileError,
    },
    /// Logging was set up before.
    #[error("logging is already set up: `init()` works once per process")]
    AlreadyInstalled,
    /// The program already has a logger of the `log` crate.
    #[error(
        "the `log` crate already has a logger: set up chat_log first, or leave `log` alone with `builder().bridge_log(false)`"
    )]
    LogTaken,
    /// The program already has a subscriber of the `tracing` crate.
    #[error(
        "the `tracing` crate already has a subscriber: set up chat_log first, or leave `tracing` alone with `builder().tracing(Tracing::Ignore)`"
    )]
    TracingTaken,
}

/// The text of `Display`: it is what `fn main() -> Result<(), InitError>` prints.
impl fmt::Debug for InitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<FacadeInUse> for InitError {
    fn from(taken: FacadeInUse) -> Self {
        match taken {
            FacadeInUse::Log => Self::LogTaken,
            FacadeInUse::Tracing => Self::TracingTaken,
        }
    }
}

impl From<SchemaConflict> for InitError {
    fn from(conflict: SchemaConflict) -> Self {
        Self::Schema(conflict)
    }
}
