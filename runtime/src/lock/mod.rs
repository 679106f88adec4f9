//! The promises of a schema, in a file that is committed beside it: what the index, searches and people rely on does not
//! change unseen.
//!
//! One line in a test of the crate that declares the schema:
//!
//! ```no_run
//! #[test]
//! fn the_schema_keeps_what_it_promised() {
//!     chat_log::assert_schema_locked!("log_schema.lock");
//! }
//! ```
//!
//! `CHAT_LOG_LOCK=update cargo test` makes the file, which stands beside the crate's `Cargo.toml`. It has one line for each
//! field and each leaf of a nested object. From then on the test fails if the schema breaks what the file says, with all
//! that changed, where, and why that breaks something:
//!
//! ```text
//! the log schema breaks what log_schema.lock promises, by 1 change:
//!
//!   `order_id` (src/schema.rs:12): type, u64 -> string
//!       breaks the index: it maps the field as `unsigned_long`, and new lines need `keyword`; until the next rollover they can be refused, and after it searches over both kinds of index fail
//!       instead: declare a new field, and deprecate this one
//! ```
//!
//! # What passes and what fails
//!
//! | change | |
//! | --- | --- |
//! | a field, a leaf or a variant of an enum is added | passes |
//! | a field or leaf is removed that is deprecated in the file | passes |
//! | one is removed that is not | fails: nobody was told |
//! | a number becomes another one that the index maps alike, `u16` to `i64` | passes |
//! | any other change of a type, a unit, `string` or `text` | fails |
//! | a variant of an enum is removed or renamed | fails: searches for it find no new line |
//! | the name in ECS moves, also by another `namespace` | fails |
//! | a class is made weaker | fails; passes if it becomes `public = "why"`, with the reason in the file |
//! | a class is made stronger, or the text of a reason changes | passes, unless the index then maps the field otherwise |
//! | the `domain` of a hash changes | fails: old and new pseudonyms of a value differ |
//! | two crates declare one name differently | fails |
//! | docs, names of Rust types, the order of fields, deprecation | passes |
//!
//! A field under `#[cfg(..)]` is held where it exists: run the test with the features of the service.
//!
//! From strong to weak: `sensitive`, `pii = "drop"`, `pii = "mask"` that shows nothing, `pii = "hash"`, `pii = "mask"` that
//! shows an end (the longer, the weaker), `pii = "truncate"`, none or `public`.
//!
//! What was removed stays in the file with a mark, so that its name can't come back with another type or a weaker class. To
//! forget it, delete its line.
//!
//! # The switch
//!
//! | `CHAT_LOG_LOCK` | the file |
//! | --- | --- |
//! | not set, empty, `check` | is read. What is new passes and is shown on stdout, which `cargo test -- --nocapture` lets through |
//! | `exact` | is read, and what is new fails as well: for CI, so that nobody forgets to update it |
//! | `update` | is made, or takes in what passes. A change that breaks something fails, and nothing is written |
//! | `accept-breaking` | takes in everything, and the test passes. Only two declarations of one name fail |
//!
//! # For a pull request
//!
//! `CHAT_LOG_LOCK_MARKDOWN=changes.md` appends the changes to that file as a table; in GitHub Actions
//! `CHAT_LOG_LOCK_MARKDOWN=$GITHUB_STEP_SUMMARY` shows it on the page of the run. A name without a folder is one in that of
//! the package, where `cargo test` runs tests. What changed since another commit, whose file is the older one:
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

/// The variable that decides what becomes of the file.
const SWITCH: &str = "CHAT_LOG_LOCK";

/// What a schema promises. Its text, by `Display`, is that of the file: the same on every machine. The default one promises
/// nothing.
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
    /// That of all schemas that are linked into the program.
    ///
    /// # Errors
    /// If there is none.
    pub fn linked() -> Result<Self, LockError> {
        let schemas = registry::all(&[]);
        if schemas.is_empty() {
            return Err(LockError::NoSchema);
        }
        Ok(Self::of_all(&schemas))
    }

    /// That of one schema.
    #[must_use]
    pub fn of<S: Schema>() -> Self {
        Self::of_all(&[S::DEF])
    }

    /// That of a file.
    ///
    /// # Errors
    /// If it is not there, can't be read, or is no lock file.
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

    /// What changed since an older one.
    #[must_use]
    pub fn changes_since(&self, older: &Self) -> Changes {
        let changes = compare::compare(&older.entries, &self.entries);
        Changes(self.clashes.iter().cloned().chain(changes).collect())
    }

    fn of_all(schemas: &[&'static SchemaDef]) -> Self {
        let (entries, clashes) = merge::merge(schemas);
        Self { entries, clashes }
    }

    /// With what an older one had and this one has no longer.
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

/// Fails unless the linked schemas keep what the lock file promises: [`lock`](crate::lock) has the rules. The path is one
/// from the folder of the crate's `Cargo.toml`.
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
