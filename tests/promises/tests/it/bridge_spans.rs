//! Spans of `tracing` are contexts: every record logged inside one carries its fields, and no other record does.

use chat_log_tests::program::Program;
use serde_json::{Map, Value, json};

/// Returns the fields of each line beyond the common ones, by its message.
fn lines() -> Map<String, Value> {
    const OF_EVERY_LINE: [&str; 11] = [
        "timestamp",
        "level",
        "logger",
        "module",
        "message",
        "pathname",
        "lineno",
        "funcName",
        "process",
        "thread",
        "service",
    ];
    let lines = Program::new(env!("CARGO_BIN_EXE_bridge_spans")).lines();
    let lines = lines.iter().map(|line| {
        let mut line: Map<String, Value> = serde_json::from_str(line).expect("JSON");
        let message = line["message"].as_str().expect("a message").to_owned();
        line.retain(|key, _| !OF_EVERY_LINE.contains(&key.as_str()));
        (message, Value::Object(line))
    });
    lines.collect()
}

#[test]
fn a_line_has_the_fields_of_its_contexts_and_no_others() {
    let expected = json!({
        "span": {"room_name": "outer", "user_id": 1},
        "context and span of both": {"user_id": 2, "room_name": "inner", "labels": {"note": "n"}},
        "ours in context and span": {"user_id": 2, "room_name": "inner", "labels": {"note": "n"}},
        "own value wins": {"user_id": 2, "room_name": "own", "labels": {"note": "n"}},
        "its own value wins": {"user_id": 2, "room_name": "own", "labels": {"note": "own"}},
        "span again": {"room_name": "outer", "user_id": 1},
        "both ways: outside": {},
        // Late fields.
        "before late": {"user_id": 5},
        "late": {"user_id": 5, "room_name": "late", "labels": {"tag": "late"}},
        "late for us": {"user_id": 5, "room_name": "late", "labels": {"tag": "late"}},
        "later": {"user_id": 5, "room_name": "later", "labels": {"tag": "late"}},
        "no number any more": {"room_name": "later", "labels": {"tag": "late", "user_id": "nobody"}},
        "a number again": {"user_id": 6, "room_name": "later", "labels": {"tag": "late"}},
        // Guards that are not dropped in reverse order.
        "only two": {"room_name": "two"},
        "neither": {},
        // Explicit parents.
        "of parent": {"user_id": 9},
        "of nobody": {},
        "of child": {"user_id": 9, "room_name": "child"},
        "in child and other": {"user_id": 9, "room_name": "child"},
        // The function's context was created inside the span, like a child span.
        "guard dropped": {"room_name": "scope", "user_id": 4, "labels": {"tag": "early"}},
        "after scope": {},
        // Other threads and futures.
        "on another thread": {"user_id": 7},
        "left there": {},
        "polled": {"user_id": 7},
        "afterwards": {"labels": {"is_none": "true"}},
        "end": {},
    });
    let lines = lines();
    for (message, fields) in expected.as_object().expect("an object") {
        assert_eq!(lines.get(message), Some(fields), "{message}");
    }
}

#[test]
fn errors_texts_and_twins_lose_nothing() {
    let lines = lines();
    for message in ["failed", "failed too"] {
        let text = "an error occurred when formatting an argument";
        assert_eq!(lines[message], json!({"exc_type": "dyn core::error::Error", "exc_message": text}), "{message}");
    }
    // A value of a classed field stays protected if its type does not fit.
    assert_eq!(lines["by text"], json!({"peer_ip": "10.0.0.1", "took": 1.5, "labels": {"phone": "[REDACTED]"}}));
    for message in ["twins", "twins too"] {
        assert_eq!(lines[message], json!({"labels": {"a_b": "1", "a_b_2": "2"}}), "{message}");
    }
}

/// Returns the line of the program whose field has this value.
fn line_of(user_id: u64) -> Map<String, Value> {
    let lines = Program::new(env!("CARGO_BIN_EXE_bridge_spans")).lines();
    let lines = lines.iter().map(|line| serde_json::from_str::<Map<String, Value>>(line).expect("JSON"));
    let found: Vec<_> = lines.filter(|line| line.get("user_id") == Some(&json!(user_id))).collect();
    found.last().expect("a line").clone()
}

#[test]
fn an_error_that_instrument_logs_names_its_function() {
    let line = line_of(7);
    assert_eq!((&line["message"], &line["funcName"]), (&json!("save_message"), &json!("save_message")));
    assert_eq!(line["exc_message"], "disk full, password=[REDACTED]");
    assert!(!line.contains_key("labels"), "{line:?}");
}

#[test]
fn an_event_without_a_text_has_its_name() {
    assert_eq!(line_of(8)["message"], "user.login");
    assert_eq!(line_of(9)["message"], "BatchSpanProcessor.ExportError");
}

#[test]
fn a_text_that_is_formatted_once_is_in_a_line_that_is_cut() {
    let line = line_of(10);
    assert!(line["message"].as_str().is_some_and(|message| message.starts_with("joined 1, 2, 3 xxx")), "{line:?}");
    assert_eq!(line["truncated"], json!(["message"]));
}
