//! A schema keeps the promises of its lock file: changes that break the index, searches or privacy fail with the
//! reason, all others pass, and the file changes on request only.

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

/// A directory that is removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("chat-log-lock-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("created");
        Self(folder)
    }

    /// Writes a lock file with this text and returns its path.
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
