//! Helper programs, for tests that need their own process: to install the logger, count allocations or share a pipe.

use serde_json::Value;
use std::process::{Command, Output, Stdio};

/// Returns the path of an example, built as `cargo run -p chat-log-examples --example …` builds it.
///
/// # Panics
/// If it does not build.
#[must_use]
pub fn example(name: &str) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "-p", "chat-log-examples", "--example", name, "--message-format", "json"]);
    let output = cargo.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).output().expect("cargo runs");
    let of_example = |line: &str| -> Option<String> {
        let message: Value = serde_json::from_str(line).ok()?;
        let is_it = message["reason"] == "compiler-artifact" && message["target"]["name"] == name;
        is_it.then(|| message["executable"].as_str().map(str::to_owned)).flatten()
    };
    let executable = String::from_utf8_lossy(&output.stdout).lines().rev().find_map(of_example);
    executable.unwrap_or_else(|| panic!("no executable: {}", String::from_utf8_lossy(&output.stderr)))
}

/// A helper binary of this package and its environment, which holds only the test's variables, so that no settings of
/// the user change a result.
#[derive(Debug)]
pub struct Program(Command);

impl Program {
    /// Creates a program from the binary at `path`, for a test `env!("CARGO_BIN_EXE_…")`.
    pub fn new(path: &str) -> Self {
        let mut command = Command::new(path);
        command.env_clear().stdin(Stdio::null());
        Self(command)
    }

    /// Adds an environment variable.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    /// Adds an argument.
    pub fn argument(mut self, argument: &str) -> Self {
        self.0.arg(argument);
        self
    }

    /// Returns the command, for a test that sets up its own pipes.
    pub fn into_command(self) -> Command {
        self.0
    }

    /// Runs the program to its end.
    ///
    /// # Panics
    /// If it does not start, or fails.
    pub fn run(mut self) -> Output {
        let output = self.0.output().unwrap_or_else(|error| panic!("{:?}: {error}", self.0));
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{:?}: {}\n{errors}", self.0, output.status);
        output
    }

    /// Runs the program and returns the lines of its stdout.
    ///
    /// # Panics
    /// If it fails, or its stdout is not UTF-8 or does not end with an LF.
    pub fn lines(self) -> Vec<String> {
        let text = String::from_utf8(self.run().stdout).expect("UTF-8");
        assert!(text.is_empty() || text.ends_with('\n'), "the last line is incomplete: {text:?}");
        text.lines().map(str::to_owned).collect()
    }
}
