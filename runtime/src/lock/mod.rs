//! A committed file with the promises of a schema, so that what the index, searches and people rely on does not change
//! unnoticed.
//!
//! The check is one line in a test of the crate that declares the schema:
//!
//! ```no_run
//! #[test]
//! fn the_schema_keeps_what_it_promised() {
//!     chat_log::assert_schema_locked!("log_schema.lock");
//! }
//! ```
//!
//! `CHAT_LOG_LOCK=update cargo test` creates the file, in the directory of the crate's `Cargo.toml`. It has one line
//! for each field and each leaf of a nested object. From then on, the test fails if the schema breaks a promise of the
//! file, and reports all changes, their places, and what each one breaks:
//!
//! ```text
//! the log schema breaks promises of log_schema.lock (1 breaking change):
//!
//!   `order_id` (src/schema.rs:12): type, u64 -> string
//!       breaks the index: it maps the field as `unsigned_long`, and new lines need `keyword`; they can be refused until the next rollover, and searches across old and new indices fail after it
//!       instead: declare a new field and deprecate this one
//! ```
//!
//! # Rules
//!
//! | change | result |
//! | --- | --- |
//! | a field, a leaf or a variant of an enum is added | passes |
//! | a field or leaf is removed that the file marks as deprecated | passes |
//! | any other field or leaf is removed | fails: its users were not warned |
//! | a number type is replaced by one that the index maps alike, `u16` by `i64` | passes |
//! | a type changes in any other way, or a unit, `string` or `text` changes | fails |
//! | a variant of an enum is removed or renamed | fails: searches for it match no new line |
//! | the ECS name changes, also by another `namespace` | fails |
//! | a class becomes weaker | fails; passes if it becomes `public = "why"`, which the file records |
//! | a class becomes stronger, or the text of a reason changes | passes, unless the index type of the field changes |
//! | the `domain` of a hash changes | fails: old and new pseudonyms of a value differ |
//! | two crates declare one name differently | fails |
//! | docs, names of Rust types, the order of fields or deprecations change | passes |
//!
//! The file also records the index types that [`export`](crate::export) assigns, so that no release of this library
//! changes a mapping unnoticed.
//!
//! A field under `#[cfg(..)]` is checked where it exists: run the test with the features of the service.
//!
//! The classes from strong to weak: `sensitive`, `pii = "drop"`, `pii = "mask"` without visible characters,
//! `pii = "hash"`, `pii = "mask"` with visible characters (the more, the weaker), `pii = "truncate"`, none or `public`.
//!
//! A removed field stays in the file with a mark, so that its name can't return with another type or a weaker class. To
//! forget it, delete its line.
//!
//! # Modes
//!
//! | `CHAT_LOG_LOCK` | effect |
//! | --- | --- |
//! | not set, empty, `check` | The file is read. Additions pass and are printed to stdout; `cargo test -- --nocapture` shows them. |
//! | `exact` | The file is read, and additions fail too: for CI, so that nobody forgets to update it. |
//! | `update` | The file is created or updated. If a change breaks something, the test fails and nothing is written. |
//! | `accept-breaking` | The file records all changes, and the test passes. Only two declarations of one name fail. A review can search for this word. |
//!
//! # Pull requests
//!
//! `CHAT_LOG_LOCK_MARKDOWN=changes.md` appends the changes to that file as a table; in GitHub Actions,
//! `CHAT_LOG_LOCK_MARKDOWN=$GITHUB_STEP_SUMMARY` shows it on the page of the run. A relative path starts at the
//! directory of the package, where `cargo test` runs tests. To list the changes since another commit, read its file:
//!
//! ```no_run
//! # fn main() -> Result<(), chat_log::lock::LockError> {
//! use chat_log::lock::Lock;
//!
//! let changes = Lock::linked()?.changes_since(&Lock::read("log_schema.of_main.lock")?);
//! println!("{}", changes.to_markdown());
//! # Ok(())
//! # }
//! ```

mod changes;
mod compare;
mod entry;
mod error;
mod file;
mod hold;
mod merge;
mod parse;
mod privacy;

pub use changes::{Change, Changes};
pub use error::LockError;
pub use hold::{Mode, assert_locked, check};

use crate::schema::{Schema, SchemaDef, registry};
use entry::Entry;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The variable that selects the [`Mode`].
const SWITCH: &str = "CHAT_LOG_LOCK";

/// The promises of one or more schemas. `Display` writes the content of the lock file, which does not depend on the
/// machine. The default lock promises nothing.
///
/// ```standalone_crate
/// use chat_log::lock::Lock;
///
/// mod before {
///     #[chat_log::log_schema(service = "chat", namespace = "chat")]
///     pub struct LogSchema {
///         attempt: u16,
///     }
/// }
///
/// mod after {
///     #[chat_log::log_schema(service = "chat", namespace = "chat")]
///     pub struct LogSchema {
///         attempt: String,
///     }
/// }
///
/// # fn main() {
/// let changes = Lock::of::<after::LogSchema>().changes_since(&Lock::of::<before::LogSchema>());
/// let change = changes.breaking().next().expect("the type changed");
/// assert_eq!((change.field(), change.before(), change.after()), ("attempt", "u16", "string"));
/// assert!(change.breaks().expect("why").starts_with("breaks the index"));
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lock {
    entries: BTreeMap<String, Entry>,
    clashes: Vec<Change>,
}

impl Lock {
    /// Returns the lock of all schemas that are linked into the program.
    ///
    /// # Errors
    /// Fails if no schema is linked.
    pub fn linked() -> Result<Self, LockError> {
        let schemas = registry::all(&[]);
        if schemas.is_empty() {
            return Err(LockError::NoSchema);
        }
        Ok(Self::of_all(&schemas))
    }

    /// Returns the lock of one schema.
    #[must_use]
    pub fn of<S: Schema>() -> Self {
        Self::of_all(&[S::DEF])
    }

    /// Reads a lock file.
    ///
    /// # Errors
    /// Fails if the file does not exist, can't be read, or is not a valid lock file.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, LockError> {
        let path = path.as_ref();
        let text = fs::read_to_string(path).map_err(|reason| match reason.kind() {
            ErrorKind::NotFound => LockError::Missing { path: path.to_owned() },
            _ => LockError::File { path: path.to_owned(), reason },
        })?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let entries = parse::parse(&text, &name).map_err(|mistake| LockError::Malformed {
            path: path.to_owned(),
            line: mistake.line,
            what: mistake.what,
        })?;
        Ok(Self { entries, clashes: Vec::new() })
    }

    /// Returns the changes since an older lock.
    #[must_use]
    pub fn changes_since(&self, older: &Self) -> Changes {
        let changes = compare::compare(&older.entries, &self.entries);
        Changes(self.clashes.iter().cloned().chain(changes).collect())
    }

    fn of_all(schemas: &[&'static SchemaDef]) -> Self {
        let (entries, clashes) = merge::merge(schemas);
        Self { entries, clashes }
    }

    /// Adds the entries that only an older lock has, marked as removed.
    fn remembering(&self, older: &Self) -> Self {
        let mut entries = self.entries.clone();
        for (path, entry) in &older.entries {
            entries.entry(path.clone()).or_insert_with(|| Entry { removed: true, ..entry.clone() });
        }
        Self { entries, clashes: Vec::new() }
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&file::text(&self.entries))
    }
}

/// Panics if the linked schemas break a promise of the lock file. The path is relative to the directory of the crate's
/// `Cargo.toml`. [`lock`](crate::lock) documents the rules.
///
/// ```no_run
/// #[test]
/// fn the_schema_keeps_what_it_promised() {
///     chat_log::assert_schema_locked!("log_schema.lock");
/// }
/// ```
#[macro_export]
macro_rules! assert_schema_locked {
    () => {
        ::core::compile_error!("name the lock file: `assert_schema_locked!(\"log_schema.lock\")`")
    };
    ($path:expr $(,)?) => {
        $crate::lock::assert_locked(::core::env!("CARGO_MANIFEST_DIR"), $path)
    };
}
