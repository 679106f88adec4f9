//! The check of a schema against its lock file, and the update of the file.

use super::{Change, Changes, Lock, LockError, SWITCH};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// The variable that names the file for the changes in Markdown.
const MARKDOWN: &str = "CHAT_LOG_LOCK_MARKDOWN";

/// How a lock file is checked and updated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mode {
    /// Only reads the file; additions pass.
    #[default]
    Check,
    /// Only reads the file, which must be up to date. For CI, so that nobody forgets to update it.
    Exact,
    /// Records the changes in the file, unless one of them breaks something.
    Update,
    /// Records all changes in the file.
    AcceptBreaking,
}

/// Checks all linked schemas against a lock file, as `CHAT_LOG_LOCK` and `CHAT_LOG_LOCK_MARKDOWN` specify, and returns
/// the changes that passed.
///
/// # Errors
/// Fails if a change breaks a promise of the file, if the file does not exist, can't be read or written, is not a valid
/// lock file or is not up to date with [`Mode::Exact`], if no schema is linked, or if a variable has an invalid value.
pub fn check(path: impl AsRef<Path>) -> Result<Changes, LockError> {
    let (path, mode, lock) = (path.as_ref(), mode()?, Lock::linked()?);
    if let Some(page) = std::env::var_os(MARKDOWN).filter(|page| !page.is_empty()) {
        let (page, changes) = (Path::new(&page), lock.changes_since(&older(path, mode)?));
        append(page, &changes.to_markdown()).map_err(|reason| LockError::File { path: page.to_owned(), reason })?;
    }
    lock.hold(path, mode)
}

/// The expansion of [`assert_schema_locked!`](crate::assert_schema_locked).
///
/// # Panics
/// If [`check`] fails, with the text of the error.
#[doc(hidden)]
#[track_caller]
#[expect(clippy::print_stdout, reason = "a test reports the changes that passed, and cargo shows them on demand")]
pub fn assert_locked(directory: &str, path: &str) {
    match check(Path::new(directory).join(path)) {
        Ok(changes) if changes.is_empty() => {}
        Ok(changes) => println!("changes of the log schema since {path}:\n\n{changes}"),
        Err(error) => panic!("{error}"),
    }
}

impl Lock {
    /// Checks this lock against a file, updates the file as `mode` specifies, and returns the changes. Removed fields
    /// stay in the file with a mark.
    ///
    /// # Errors
    /// Fails if a change breaks a promise of the file, if the file does not exist, can't be read or written, is not a
    /// valid lock file or is not up to date with [`Mode::Exact`].
    pub fn hold(&self, path: impl AsRef<Path>, mode: Mode) -> Result<Changes, LockError> {
        let path = path.as_ref();
        let older = older(path, mode)?;
        let changes = self.changes_since(&older);
        let refused = |change: &Change| change.is_clash || mode != Mode::AcceptBreaking;
        if changes.breaking().any(refused) {
            return Err(LockError::Broken { path: path.to_owned(), changes });
        }
        if mode == Mode::Exact && !changes.is_empty() {
            return Err(LockError::Behind { path: path.to_owned(), changes });
        }
        if mode.writes() {
            let text = self.remembering(&older).to_string();
            fs::write(path, text).map_err(|reason| LockError::File { path: path.to_owned(), reason })?;
        }
        Ok(changes)
    }
}

impl Mode {
    const fn writes(self) -> bool {
        matches!(self, Self::Update | Self::AcceptBreaking)
    }
}

/// Reads the lock in the file. For a file that is about to be created, returns a lock that promises nothing.
fn older(path: &Path, mode: Mode) -> Result<Lock, LockError> {
    match Lock::read(path) {
        Err(LockError::Missing { .. }) if mode.writes() => Ok(Lock::default()),
        lock => lock,
    }
}

fn mode() -> Result<Mode, LockError> {
    let value = std::env::var_os(SWITCH).unwrap_or_default();
    match value.to_string_lossy().as_ref() {
        "" | "check" => Ok(Mode::Check),
        "exact" => Ok(Mode::Exact),
        "update" => Ok(Mode::Update),
        "accept-breaking" => Ok(Mode::AcceptBreaking),
        other => Err(LockError::Switch { value: other.to_owned() }),
    }
}

fn append(page: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().create(true).append(true).open(page)?.write_all(text.as_bytes())
}
