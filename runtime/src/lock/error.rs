//! The error of a check against a lock file.

use super::{Changes, SWITCH};
use std::io;
use std::path::PathBuf;

/// Why the check of a schema against its lock file failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LockError {
    /// No `#[log_schema]` is linked into the program.
    #[error(
        "no `#[log_schema]` is linked into this program: reference its crate, for example with `use acme_log as _;`"
    )]
    NoSchema,
    /// The file does not exist.
    #[error("no lock file {path}: create it with `{SWITCH}=update cargo test` and commit it", path = path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file is not a valid lock file.
    #[error("{path}:{line}: {what}", path = path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line, counted from one.
        line: usize,
        /// What is wrong in the line, and what is expected.
        what: String,
    },
    /// The file could not be read or written.
    #[error("can't read or write {path}: {reason}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The operating system's error.
        reason: io::Error,
    },
    /// The schema breaks promises of the lock.
    #[error("{}", broken(path, changes))]
    Broken {
        /// The file, which was not changed.
        path: PathBuf,
        /// All changes.
        changes: Changes,
    },
    /// The file is not up to date, though [`Mode::Exact`](super::Mode::Exact) requires it.
    #[error(
        "{path} is not up to date:\n\n{changes}\n\nrun `{SWITCH}=update cargo test` and commit the file",
        path = path.display()
    )]
    Behind {
        /// The file.
        path: PathBuf,
        /// The changes that the file does not contain.
        changes: Changes,
    },
    /// `CHAT_LOG_LOCK` has an invalid value.
    #[error("invalid `{SWITCH}` value `{value}`: expected `check`, `exact`, `update` or `accept-breaking`")]
    Switch {
        /// The value of the variable.
        value: String,
    },
}

fn broken(path: &std::path::Path, changes: &Changes) -> String {
    let (path, breaking) = (path.display(), changes.breaking().count());
    let breaking = if breaking == 1 { "1 breaking change" } else { &format!("{breaking} breaking changes") };
    let what_now = if changes.iter().any(|change| change.is_clash) {
        "a lock cannot record two declarations of one name".to_owned()
    } else {
        format!(
            "revert what is not intended; record what is intended with `{SWITCH}=accept-breaking cargo test`, so that a \
             reviewer sees it"
        )
    };
    format!("the log schema breaks promises of {path} ({breaking}):\n\n{changes}\n\n{what_now}")
}
