//! A schema keeps what its lock file promises: what breaks the index, searches or privacy fails with the reason, what does
//! not passes, and nothing goes into the file unasked.

#[path = "schema_lock/file.rs"]
mod file;
#[path = "schema_lock/mistakes.rs"]
mod mistakes;
#[path = "schema_lock/mutations.rs"]
mod mutations;
#[path = "schema_lock/rules.rs"]
mod rules;

use std::fs;
use std::path::PathBuf;

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("chat-log-lock-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("created");
        Self(folder)
    }

    /// The path of a lock file with this text.
    fn lock(&self, text: &str) -> PathBuf {
        let path = self.0.join("log_schema.lock");
        fs::write(&path, text).expect("written");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
