//! A record that arrives through both facades is written once. This needs its own crate: the feature of `tracing` that
//! doubles records would change all tests of this workspace.

mod repository;

use repository::Repository;
use serde_json::Value;
use std::process::Output;

const FILES: [(&str, &str); 2] = [
    ("Cargo.toml", include_str!("bridge_doubles/Cargo.toml.in")),
    ("src/main.rs", include_str!("bridge_doubles/program.rs")),
];

#[test]
fn an_event_that_is_also_a_record_of_log_is_written_once() {
    let repository = Repository::new("doubles", &FILES);
    // With our subscriber, and with our layer in another one.
    for variables in [&[][..], &[("OWN_SUBSCRIBER", "1")]] {
        check(&repository.cargo_with(variables, &["run", "--quiet"]));
    }
}

fn check(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = str::from_utf8(&output.stdout).expect("UTF-8");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let messages: Vec<&str> = lines.iter().filter_map(|line| line["message"].as_str()).collect();
    let expected = [
        "a literal",
        "made of 3",
        "with a target",
        "the same place again",
        "the same place again",
        "in a span",
        "of log alone",
        // Two records with the same text and line.
        "both",
        "both",
    ];
    assert_eq!(messages, expected);
    assert_eq!((&lines[2]["logger"], &lines[2]["labels"]["answer"]), (&"other.place".into(), &"42".into()));
}
