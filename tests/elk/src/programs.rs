//! The programs whose lines are shipped and indexed, and their exports.

use chat_log_tests::program::Program;
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the lines of a program in one layout. Some are longer than a container runtime writes at once.
///
/// # Panics
/// If the program fails.
#[must_use]
pub fn output(path: &str, arguments: &[&str], layout: &str) -> Vec<String> {
    let program = Program::new(path).with("LOG_LAYOUT", layout).with("LOG_HASH_KEY", "a key of the tests");
    let mut command = program.with("LOG_MAX_LINE_BYTES", "65536").into_command();
    let output = command.args(arguments).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8").lines().map(str::to_owned).collect()
}

/// The export of a program, in a temporary directory.
#[derive(Debug)]
pub struct Exported(PathBuf);

impl Exported {
    /// Runs the program at `path` with `--export`.
    ///
    /// # Panics
    /// If the program fails.
    #[must_use]
    pub fn by(path: &str, name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("chat-log-elk-{name}-{}", std::process::id()));
        let mut program = Program::new(path).into_command();
        let status = program.arg("--export").arg(&folder).status().expect("it runs");
        assert!(status.success());
        Self(folder)
    }

    /// Returns the directory of a layout.
    #[must_use]
    pub fn of(&self, layout: &str) -> PathBuf {
        self.0.join(layout)
    }

    /// Returns the whole directory.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }
}

impl Drop for Exported {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
