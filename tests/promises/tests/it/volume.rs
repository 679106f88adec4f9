//! Many records from several threads, through all three entry points: each is one valid line.

use chat_log_tests::checker::{Checker, Layout, Severity, StreamChecker};
use chat_log_tests::program::Program;
use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};

const THREADS: usize = 4;

/// More with `RECORDS`: `.ci/slow` sets a million.
fn records() -> usize {
    let given = std::env::var("RECORDS").ok().map(|records| records.parse().expect("`RECORDS` is a number"));
    given.unwrap_or(40_000)
}

#[test]
fn through_a_pipe() {
    let mut child = start(Stdio::piped(), records(), "flat");
    let reader = child.stdout.take().expect("a pipe");
    check(reader, Layout::Flat, records());
    assert!(child.wait().expect("a child").success());
}

#[test]
fn into_a_file() {
    let path = std::env::temp_dir().join(format!("chat_log_volume_{}", std::process::id()));
    let file = File::options().append(true).create_new(true).open(&path).expect("a new file");
    let mut child = start(file.into(), records() / 4, "ecs");
    assert!(child.wait().expect("a child").success());
    check(File::open(&path).expect("the file"), Layout::Ecs, records() / 4);
    std::fs::remove_file(&path).expect("the file");
}

fn start(stdout: Stdio, records: usize, layout: &str) -> Child {
    let program = Program::new(env!("CARGO_BIN_EXE_mix_records"));
    let program = program.with("THREADS", &THREADS.to_string()).with("RECORDS", &records.to_string());
    // Drops the command, which also holds the write end: the reader waits until all write ends are closed.
    let mut command = program.with("LOG_LAYOUT", layout).into_command();
    command.stdout(stdout).spawn().expect("the helper")
}

fn check(reader: impl Read, layout: Layout, records: usize) {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let mut checker = StreamChecker::new(Checker::new(layout));
    let mut next = [0_u64; THREADS];
    let mut line = Vec::new();
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line).expect("no error") == 0 {
            break;
        }
        checker.push(&line);
        for finding in checker.take_findings() {
            let is_right = finding.rule.severity() == Severity::Warning;
            assert!(is_right, "{finding}: {}", line.escape_ascii());
        }
        let (writer, number) = place(&line, layout);
        assert_eq!(number, next[writer], "of writer {writer}: {}", line.escape_ascii());
        next[writer] += 1;
        let text = std::str::from_utf8(&line).expect("UTF-8");
        let shows = ["hunter2", "ada@example.org", "151 1234"].iter().find(|secret| text.contains(**secret));
        assert_eq!(shows, None, "{text}");
    }
    assert_eq!(next, [(records / THREADS) as u64; THREADS]);
    assert_eq!(checker.finish().lines, records);
}

/// Returns the writer of the line, and its number there.
fn place(line: &[u8], layout: Layout) -> (usize, u64) {
    let members: Value = serde_json::from_slice(line).expect("JSON");
    let prefix = if layout == Layout::Ecs { "chat." } else { "" };
    let member =
        |name: &str| members[format!("{prefix}{name}")].as_u64().unwrap_or_else(|| panic!("{name}: {members}"));
    (member("writer") as usize, member("number"))
}
