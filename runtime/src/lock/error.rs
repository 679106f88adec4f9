//! Why a schema is not held by its lock.

use super::{Changes, SWITCH};
use std::io;
use std::path::PathBuf;

/// Why a schema is not held by its lock.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LockError {
    /// No `#[log_schema]` is linked into the program.
    #[error(
        "no `#[log_schema]` is linked into this program: name its crate somewhere, such as by `use acme_log as _;`"
    )]
    NoSchema,
    /// There is no such file.
    #[error("there is no lock file {path}: `{SWITCH}=update cargo test` makes it; commit it", path = path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file can't be read, or is no lock file.
    #[error("{path}:{line}: {what}", path = path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Its line, counted from one.
        line: usize,
        /// What is wrong there, and what is allowed.
        what: String,
    },
    /// The file could not be read or written.
    #[error("can't read or write {path}: {reason}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        reason: io::Error,
    },
    /// The schema breaks what the lock promises.
    #[error("{}", broken(path, changes))]
    Broken {
        /// The file, which is left as it was.
        path: PathBuf,
        /// All that changed.
        changes: Changes,
    },
    /// The file does not have all of the schema, and should.
    #[error(
        "{path} is not up to date:\n\n{changes}\n\n`{SWITCH}=update cargo test` takes this in; commit the file",
        path = path.display()
    )]
    Behind {
        /// The file.
        path: PathBuf,
        /// What it does not have.
        changes: Changes,
    },
    /// `CHAT_LOG_LOCK` holds something that it may not hold.
    #[error("invalid `{SWITCH}` value `{value}`: expected `check`, `exact`, `update` or `accept-breaking`")]
    Switch {
        /// What it holds.
        value: String,
    },
}

fn broken(path: &std::path::Path, changes: &Changes) -> String {
    let (path, breaking) = (path.display(), changes.breaking().count());
    let changed = if breaking == 1 { "1 change" } else { &format!("{breaking} changes") };
    let what_now = if changes.iter().any(|change| change.is_clash) {
        "no lock can hold two declarations of one name".to_owned()
    } else {
        format!(
            "take back what is not meant; what is meant goes into the file by `{SWITCH}=accept-breaking cargo test`, so \
             that a review sees it"
        )
    };
    format!("the log schema breaks what {path} promises, by {changed}:\n\n{changes}\n\n{what_now}")
}
