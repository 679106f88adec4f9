//! No field of one task is on a line of another: not if they share a thread, not if they move between threads, not
//! after a cancelled future or a panic.

use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_right, members, text};
use chat_log_tests::program::Program;

#[test]
fn on_one_worker_thread() {
    check("1");
}

#[test]
fn on_four_worker_threads() {
    check("4");
}

fn check(workers: &str) {
    let lines = Program::new(env!("CARGO_BIN_EXE_isolate_contexts")).with("WORKERS", workers).lines();
    assert_right(Layout::Flat, &lines);
    let lines: Vec<Members> = lines.iter().map(|line| members(line)).collect();
    lines.iter().for_each(check_fields);
    check_order(&lines, "left", 1);
    check_order(&lines, "right", 2);
    let count = |message| lines.iter().filter(|line| text(line, "message") == Some(message)).count();
    assert_eq!(COUNTS.map(|(message, _)| (message, count(message))), COUNTS);
}

/// Number of lines of each kind: from the tasks, including `log` records, and from 100 rounds of the other scenes.
const COUNTS: [(&str, usize); 5] = [
    ("left", 5_000 + 50 + 2 + 100 * 2 + 100 * 5),
    ("right", 5_000 + 50 + 100 + 100),
    ("left right", 100 * 2),
    ("right left", 100 * 2 + 100 * 2),
    ("none", 1_000 + 2 + 100 * 3 + 100 * 3),
];

/// The message names the contexts, the innermost last.
fn check_fields(line: &Members) {
    let message = text(line, "message").expect("a message");
    let has = |side: &str| message.split(' ').any(|word| word == side);
    assert_eq!(line.contains_key("left_id"), has("left"), "{line:?}");
    assert_eq!(line.contains_key("right_id"), has("right"), "{line:?}");
    assert_eq!(text(line, "side").unwrap_or("none"), message.split(' ').next_back().unwrap_or("none"), "{line:?}");
}

/// The lines of one task are complete and ordered, with its own value.
fn check_order(lines: &[Members], side: &str, id: u64) {
    let own = lines.iter().filter(|line| text(line, "message") == Some(side) && line.contains_key("number"));
    let key = format!("{side}_id");
    let (numbers, ids): (Vec<_>, Vec<_>) = own.map(|line| (line["number"].as_u64(), line[&key].as_u64())).unzip();
    assert!(numbers.iter().copied().eq((0..5_000).map(Some)), "{side}");
    assert!(ids.iter().all(|found| *found == Some(id)), "{side}");
}
