//! The error of setting up logging.

use crate::bridge::FacadeInUse;
use crate::levels::FilterFileError;
use crate::redact::HashKeyError;
use crate::schema::SchemaConflict;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// The error of [`init`](crate::init) and [`Builder::init`](crate::Builder::init). Nothing was installed, and calls still log
/// nothing.
///
/// The text includes the cause, which a field holds; [`source`](std::error::Error::source) does not repeat it.
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
        /// The valid values.
        expected: &'static str,
    },
    /// Two variables, or two settings of the builder, contradict each other.
    #[error("{first} and {second} are both set: {reason}")]
    Contradiction {
        /// One of them.
        first: &'static str,
        /// The other.
        second: &'static str,
        /// Why they can't be combined.
        reason: &'static str,
    },
    /// The builder was given an invalid value.
    #[error("invalid value `{value}` for `Builder::{setting}`: expected {expected}")]
    Setting {
        /// The builder's method.
        setting: &'static str,
        /// The value.
        value: String,
        /// The valid values.
        expected: &'static str,
    },
    /// The hash key is invalid. The text does not show the key.
    #[error("invalid {origin}: {reason}")]
    HashKey {
        /// The variable or method that set the key.
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
    /// The directory of the log files could not be created.
    #[error("can't create the directory {path}: {reason}", path = path.display())]
    Directory {
        /// The directory.
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
    /// Logging is already set up.
    #[error("logging is already set up: `init()` works once per process")]
    AlreadyInstalled,
    /// The program already has a logger of the `log` crate.
    #[error(
        "the `log` crate already has a logger: set up chat_log first, or disable the bridge with `builder().bridge_log(false)`"
    )]
    LogTaken,
    /// The program already has a subscriber of the `tracing` crate.
    #[error(
        "the `tracing` crate already has a subscriber: set up chat_log first, or disable the bridge with `builder().tracing(Tracing::Ignore)`"
    )]
    TracingTaken,
}

/// Writes the text of `Display`, because `fn main() -> Result<(), InitError>` prints `Debug`.
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
