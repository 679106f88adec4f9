//! The checker's command line: findings with their line number, a final count, and an exit code for CI.

use std::io::Write;
use std::process::{Command, Stdio};

const RIGHT: &str = concat!(
    r#"{"timestamp":"2026-02-28T23:59:59.000001Z","level":"INFO","logger":"my_chat.views","module":"views","#,
    r#""message":"sent","pathname":"src/views.rs","lineno":45,"funcName":"send","process":1,"thread":7,"#,
    r#""service":"chat"}"#,
    "\n"
);

fn check(arguments: &[&str], input: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_check_lines"));
    let command = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the checker");
    // With invalid arguments it ends without reading.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("the checker's end");
    (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
}

#[test]
fn valid_lines_pass() {
    assert_eq!(check(&["--layout", "flat"], &RIGHT.repeat(3)), (Some(0), "3 lines, 0 findings\n".to_owned()));
    assert_eq!(check(&[], ""), (Some(0), "0 lines, 0 findings\n".to_owned()));
}

#[test]
fn a_warning_is_shown_and_passes() {
    let (code, shown) = check(&[], &RIGHT.replace("}", r#","a-b":1}"#));
    assert_eq!(code, Some(0));
    assert!(shown.starts_with("line 1: warning W06: `a-b`: ") && shown.ends_with("1 lines, 1 findings\n"), "{shown}");
}

#[test]
fn an_error_fails_and_names_its_line() {
    let (code, shown) = check(&[], &format!("{RIGHT}{}{RIGHT}", RIGHT.replace("45", "null")));
    assert_eq!(code, Some(1));
    assert!(shown.contains("line 2: error L03: `lineno`: ") && shown.ends_with("3 lines, 2 findings\n"), "{shown}");
}

#[test]
fn the_options_reach_the_checker() {
    let (code, shown) = check(&["--max-bytes", "100", "--require", "user_id,level"], RIGHT);
    assert_eq!(code, Some(1));
    assert!(shown.contains("R01") && shown.contains("L01: `user_id`") && !shown.contains("`level`"), "{shown}");
    let (_, shown) = check(&["--layout", "ecs"], RIGHT);
    assert!(shown.contains("S01"), "{shown}");
}

#[test]
fn invalid_arguments_and_invalid_lines_have_different_exit_codes() {
    for arguments in [&["--layout", "xml"][..], &["--max-bytes", "many"], &["--verbose", "1"], &["--layout"]] {
        assert_eq!(check(arguments, RIGHT).0, Some(2), "{arguments:?}");
    }
}
