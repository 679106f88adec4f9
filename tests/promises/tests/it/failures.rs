//! Each failure is one line: a panic anywhere, an error that `main` returns. Stderr stays empty.

use chat_log_tests::lines::{Members, members, text};
use chat_log_tests::program::Program;
use std::process::Stdio;

/// Returns the lines of the program, which must exit with `code` and an empty stderr.
fn lines(failure: &str, code: i32) -> Vec<Members> {
    let mut command = Program::new(env!("CARGO_BIN_EXE_fail")).with("LOG_HASH_KEY", "0123456789abcdef").into_command();
    let output = command.arg(failure).output().expect("the program starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(code));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.ends_with('\n'));
    for canary in ["canary1", "canary2"] {
        assert!(!text.contains(canary), "{text}");
    }
    text.lines().map(members).collect()
}

fn the_one_error(lines: &[Members]) -> &Members {
    let errors: Vec<_> = lines.iter().filter(|line| text(line, "level") == Some("ERROR")).collect();
    assert_eq!(errors.len(), 1, "{lines:?}");
    errors[0]
}

#[test]
fn a_panic_in_a_thread() {
    let lines = lines("thread", 0);
    let panic = the_one_error(&lines);
    assert_eq!(text(panic, "message"), Some("panic: password=[REDACTED] is wrong"));
    assert_eq!(text(panic, "exc_type"), Some("panic"));
    assert_eq!(text(panic, "thread_name"), Some("worker-7"));
    assert!(text(panic, "pathname").is_some_and(|path| path.ends_with("src/bin/fail.rs")));
    assert_eq!((text(panic, "logger"), text(panic, "funcName")), (Some("fail"), Some("in_a_thread")));
    let trace = text(panic, "exc_info").expect("a stack trace");
    // `{{closure}}` in one scheme of symbol names, `{closure#0}` in the other.
    assert!(trace.starts_with("fail::in_a_thread::{"), "{trace}");
    assert!(!trace.contains(" at /") && !trace.contains("chat_log::"), "{trace}");
    assert_eq!(text(&lines[1], "message"), Some("still alive"));
}

/// A pipe without a reader is not a failure.
#[test]
fn a_closed_stdout_is_harmless() {
    let mut command = Program::new(env!("CARGO_BIN_EXE_fail")).into_command();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_panic_in_a_task() {
    assert_eq!(text(the_one_error(&lines("task", 0)), "message"), Some("panic: the task failed"));
}

#[test]
fn a_panic_in_a_context_carries_its_fields_and_the_next_line_does_not() {
    let lines = lines("context", 0);
    assert_eq!(the_one_error(&lines).get("user_id").and_then(serde_json::Value::as_u64), Some(7));
    assert_eq!(the_one_error(&lines).get("funcName").and_then(serde_json::Value::as_str), Some("handler"));
    assert!(!lines[1].contains_key("user_id"), "{lines:?}");
}

#[test]
fn the_text_of_an_unwrapped_error_is_scrubbed() {
    let lines = lines("unwrap", 0);
    let message = text(the_one_error(&lines), "message").expect("a message");
    assert!(message.starts_with("panic: the request works: "), "{message}");
    assert!(message.contains("[REDACTED]") && message.contains("example.com"), "{message}");
}

#[test]
fn an_error_that_main_returns() {
    let lines = lines("error", 1);
    let error = the_one_error(&lines);
    assert_eq!(lines.len(), 1);
    assert_eq!(text(error, "exc_type"), Some("fail::Lost"));
    assert_eq!(text(error, "exc_message"), Some("the shop is closed"));
    assert_eq!(error["exc_chain"], serde_json::json!(["connection to postgres://[REDACTED]@db/x refused"]));
}

#[test]
fn an_error_whose_text_panics_loses_its_text_but_not_the_line() {
    let lines = lines("display", 0);
    let messages: Vec<_> = lines.iter().filter_map(|line| text(line, "message")).collect();
    let expected = ["panic: no text", "it failed: (its Display panicked)", "still alive"];
    assert_eq!(messages, expected);
}

#[test]
fn a_panic_in_a_value_leaves_no_half_line() {
    let lines = lines("value", 0);
    let messages: Vec<_> = lines.iter().filter_map(|line| text(line, "message")).collect();
    assert_eq!(messages, ["panic: no value", "still alive"]);
}

#[test]
fn a_line_while_the_locals_of_a_thread_are_destroyed() {
    let lines = lines("locals", 0);
    let messages: Vec<_> = lines.iter().filter_map(|line| text(line, "message")).collect();
    assert_eq!(messages, ["first words", "last words", "still alive"]);
}
