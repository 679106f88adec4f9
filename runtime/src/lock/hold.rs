//! Holding a schema against its file, and what becomes of the file then.

use super::{Change, Changes, Lock, LockError, SWITCH};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// Where the changes go as Markdown.
const MARKDOWN: &str = "CHAT_LOG_LOCK_MARKDOWN";

/// What becomes of a lock file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mode {
    /// It is only read, and additions pass.
    #[default]
    Check,
    /// It is only read, and has to be up to date: for CI, so that nothing is forgotten.
    Exact,
    /// It takes in what passes, if all of it does.
    Update,
    /// It takes in everything.
    AcceptBreaking,
}

/// Holds all linked schemas against a lock file, as `CHAT_LOG_LOCK` and `CHAT_LOG_LOCK_MARKDOWN` say, and gives what
/// changed and passed.
///
/// # Errors
/// If something breaks what the file promises, there is no such file, it is no lock file or not up to date where it has to
/// be, or a variable holds something else than it may.
pub fn check(path: impl AsRef<Path>) -> Result<Changes, LockError> {
    let (path, mode, lock) = (path.as_ref(), mode()?, Lock::linked()?);
    if let Some(page) = std::env::var_os(MARKDOWN).filter(|page| !page.is_empty()) {
        let (page, changes) = (Path::new(&page), lock.changes_since(&older(path, mode)?));
        append(page, &changes.to_markdown()).map_err(|reason| LockError::File { path: page.to_owned(), reason })?;
    }
    lock.hold(path, mode)
}

/// What [`assert_schema_locked!`](crate::assert_schema_locked) expands to.
///
/// # Panics
/// With the text of the error, if [`check`] gives one.
#[doc(hidden)]
#[track_caller]
#[expect(clippy::print_stdout, reason = "a test tells what it let pass, and cargo shows it when asked")]
pub fn assert_locked(folder: &str, path: &str) {
    match check(Path::new(folder).join(path)) {
        Ok(changes) if changes.is_empty() => {}
        Ok(changes) => println!("changes of the log schema since {path}:\n\n{changes}"),
        Err(error) => panic!("{error}"),
    }
}

impl Lock {
    /// Holds this against a file and gives what changed. What was removed stays in the file, with a mark.
    ///
    /// # Errors
    /// As [`check`].
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

/// The lock in the file; where it is about to be made, one that promises nothing.
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
