//! A call allocates nothing once its thread has written a line or two: the heap is no part of what a line costs.

use chat_log_tests::program::Program;
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::process::{Command, Stdio};

#[test]
fn with_stdout_a_pipe() {
    let mut command = Program::new(env!("CARGO_BIN_EXE_count_allocations")).into_command();
    command.stdout(Stdio::piped());
    check(command);
}

#[test]
fn with_stdout_a_file() {
    let path = std::env::temp_dir().join(format!("chat_log_no_allocation_{}", std::process::id()));
    let mut command = Program::new(env!("CARGO_BIN_EXE_count_allocations")).into_command();
    command.stdout(File::create_new(&path).expect("a new file"));
    check(command);
    std::fs::remove_file(&path).expect("the file");
}

#[test]
fn in_the_ecs_layout() {
    let program = Program::new(env!("CARGO_BIN_EXE_count_allocations")).with("LOG_LAYOUT", "ecs");
    let mut command = program.into_command();
    command.stdout(Stdio::piped());
    check(command);
}

fn check(mut command: Command) {
    let mut child = command.stderr(Stdio::piped()).spawn().expect("the helper");
    if let Some(mut lines) = child.stdout.take() {
        std::io::copy(&mut lines, &mut std::io::sink()).expect("no error");
    }
    let mut report = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut report).expect("UTF-8");
    assert!(child.wait().expect("a child").success(), "{report}");
    let counts: HashMap<&str, u64> = report
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(name, count)| Some((name, count.parse().ok()?)))
        .collect();
    let wanted = [("control", 1), ("plain", 0), ("context", 0), ("overridden", 0), ("disabled", 0), ("next_second", 0)];
    assert_eq!(counts, wanted.into(), "allocations of 1,000 calls or more");
}
