//! A team's own crates outside this workspace, built by its own cargo.

#![allow(dead_code, reason = "not every test needs all of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A repository in a directory outside this workspace.
///
/// One at a time: they share build output, which cargo distinguishes by package name and file time.
pub(crate) struct Repository(PathBuf, MutexGuard<'static, ()>);

static ONE: Mutex<()> = Mutex::new(());

impl Repository {
    /// Creates it with these files, where `@RUNTIME@` stands for the directory of this library.
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let root = std::env::temp_dir().join(format!("chat-log-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let repository = Self(root, one);
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime");
        let runtime = runtime.canonicalize().expect("the runtime's directory");
        for (path, text) in files {
            repository.write(path, &text.replace("@RUNTIME@", &runtime.display().to_string()));
        }
        // The versions of this workspace are already on the machine.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
        fs::copy(lock, repository.0.join("Cargo.lock")).expect("the lock file");
        repository
    }

    /// Adds or replaces a file.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("the directory");
        fs::write(path, text).expect("the file");
    }

    /// Returns the text of a file, `None` if it does not exist.
    pub(crate) fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.0.join(path)).ok()
    }

    /// Runs cargo without this machine's settings for the library.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Output {
        self.cargo_with(&[], arguments)
    }

    /// Like [`Self::cargo`], with these variables.
    pub(crate) fn cargo_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Output {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside");
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).current_dir(&self.0).env("CARGO_TARGET_DIR", target).env("CARGO_NET_OFFLINE", "true");
        for name in [
            "LOG_LEVEL",
            "LOG_SERVICE",
            "ENVIRONMENT",
            "LOG_LAYOUT",
            "TRYBUILD",
            "CHAT_LOG_LOCK",
            "CHAT_LOG_LOCK_MARKDOWN",
        ] {
            command.env_remove(name);
        }
        command.envs(variables.iter().copied());
        command.output().expect("cargo starts")
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
