//! Why logging could not be set up.

use crate::bridge::FacadeInUse;
use crate::redact::KeyError;
use crate::schema::registry::Conflict;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why [`init`](crate::init) or [`Builder::install`](crate::Builder::install) did not set up logging. Nothing was
/// installed, and every call goes on to log nothing.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum InitError {
    /// A variable of the environment holds something else than it may.
    #[error("{name} is `{value}`: allowed is {allowed}")]
    Variable {
        /// The variable.
        name: &'static str,
        /// What it holds.
        value: String,
        /// What it may hold.
        allowed: &'static str,
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
    /// A value given to the builder is not allowed.
    #[error("`{setting}` of the builder is `{value}`: allowed is {allowed}")]
    Setting {
        /// The builder's method.
        setting: &'static str,
        /// What it was given.
        value: String,
        /// What it takes.
        allowed: &'static str,
    },
    /// The key of the pseudonyms can't be used; its text is in no message.
    #[error("{origin}: {reason}")]
    HashKey {
        /// Where the key came from.
        origin: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// One name is declared with two types or two privacy classes in two linked schemas.
    #[error("{0}")]
    Schema(String),
    /// A file could not be opened or read.
    #[error("can't open {path}: {source}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The level file holds something else than directives.
    #[error("the level file {path} {trouble}", path = path.display())]
    LevelFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and what is allowed.
        trouble: String,
    },
    /// Logging was set up before.
    #[error("logging is already set up: `init()` or `install()` works once per process")]
    AlreadyInstalled,
    /// The program has a logger of the `log` crate already.
    #[error(
        "the `log` crate has a logger already: set chat_log up first, or leave `log` alone by `builder().bridge_log(false)`"
    )]
    LogTaken,
    /// The program has a subscriber of the `tracing` crate already.
    #[error(
        "the `tracing` crate has a subscriber already: set chat_log up first, or leave `tracing` alone by `builder().bridge_tracing(false)`"
    )]
    TracingTaken,
}

/// The same text as `Display`: it is what `fn main() -> Result<(), InitError>` prints.
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

impl From<Conflict> for InitError {
    fn from(conflict: Conflict) -> Self {
        Self::Schema(conflict.to_string())
    }
}

impl InitError {
    pub(super) fn key(origin: &'static str, error: &KeyError) -> Self {
        Self::HashKey { origin, reason: error.to_string() }
    }
}
