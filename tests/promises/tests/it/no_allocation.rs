//! A call allocates nothing after its thread's first few lines.

use chat_log_tests::program::Program;
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::process::Stdio;

#[test]
fn with_stdout_a_pipe() {
    check(&counts(None, "flat"));
}

#[test]
fn with_stdout_a_file() {
    let path = std::env::temp_dir().join(format!("chat_log_no_allocation_{}", std::process::id()));
    check(&counts(Some(File::create_new(&path).expect("a new file")), "flat"));
    std::fs::remove_file(&path).expect("the file");
}

#[test]
fn in_the_ecs_layout() {
    check(&counts(None, "ecs"));
}

#[test]
fn where_the_call_sets_a_field_of_the_context() {
    assert_eq!(counts(None, "flat")["overridden"], 0, "in 1,000 calls");
}

#[test]
fn when_a_second_begins() {
    assert_eq!(counts(None, "flat")["next_second"], 0, "in 1,000 calls after a second of rest");
}

fn check(counts: &HashMap<String, u64>) {
    let shown = ["control", "plain", "context", "disabled", "event"].map(|name| (name, counts[name]));
    let expected = [("control", 1), ("plain", 0), ("context", 0), ("disabled", 0), ("event", 0)];
    assert_eq!(shown, expected, "in 1,000 calls each");
}

/// Returns the helper's counts, by their names.
fn counts(stdout: Option<File>, layout: &str) -> HashMap<String, u64> {
    let program = Program::new(env!("CARGO_BIN_EXE_count_allocations")).with("LOG_LAYOUT", layout);
    let mut command = program.into_command();
    command.stdout(stdout.map_or_else(Stdio::piped, Stdio::from)).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the helper");
    if let Some(mut lines) = child.stdout.take() {
        std::io::copy(&mut lines, &mut std::io::sink()).expect("no error");
    }
    let mut report = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut report).expect("UTF-8");
    assert!(child.wait().expect("a child").success(), "{report}");
    let lines = report.lines().filter_map(|line| line.split_once(' '));
    lines.filter_map(|(name, count)| Some((name.to_owned(), count.parse().ok()?))).collect()
}
