//! A program with a `tracing` subscriber can receive our records: each is one event with its fields, redacted.

use chat_log_tests::lines::members;
use chat_log_tests::program::Program;
use serde_json::{Map, Value, json};

const SOURCE: &str = include_str!("../../src/bin/forward_records.rs");

fn program(case: &str) -> Program {
    let program = Program::new(env!("CARGO_BIN_EXE_forward_records")).with("CASE", case);
    program.with("LOG_LEVEL", "trace").with("ENVIRONMENT", "production")
}

/// Returns the events, and the program's own report.
fn run(program: Program) -> (Vec<Map<String, Value>>, String) {
    let output = program.run();
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    for canary in ["hunter2", "s3cr3t", "1815-12-10", "ada@example.org,", "1234 5"] {
        assert!(!text.contains(canary), "{canary}: {text}");
    }
    let said = String::from_utf8(output.stderr).expect("UTF-8").trim().to_owned();
    (text.lines().map(members).collect(), said)
}

#[test]
fn a_call_is_an_event_with_its_fields() {
    let (events, said) = run(program("fields"));
    let [event] = events.as_slice() else { panic!("{events:#?}") };
    assert_eq!(event["level"], "WARN");
    assert_eq!(event["target"], "my_chat.websocket");
    assert_eq!(event["filename"], "tests/promises/src/bin/forward_records.rs");
    let line = SOURCE.lines().position(|line| line.contains("logger: \"my_chat.websocket\"")).expect("the call");
    assert_eq!(event["line_number"], line);
    let fields = event["fields"].as_object().expect("an object");
    let email = fields["email"].as_str().expect("a pseudonym");
    assert!(!email.contains("ada") && email.len() > 32, "{email}");
    assert_eq!(fields["message"], format!("{email} says \"a \u{202e}b\n\0c\""));
    let expected = json!({
        "user_id": 7, "note": "a \u{202e}b\n\0c", "remark": "password=[REDACTED]", "elapsed": 12.75, "is_admin": true,
        "delta": -4, "wide": u128::MAX.to_string(), "small": 0.1, "order_id": "9007199254740993", "names": r#"["a","b"]"#,
        "place": r#"{"label":"l","row":1,"seat":{"number":3}}"#, "payload": r#"{"a":1}"#,
    });
    for (name, value) in expected.as_object().expect("an object") {
        assert_eq!(&fields[name], value, "{name}");
    }
    assert!(fields["phone"].as_str().is_some_and(|phone| phone.ends_with("5678")), "{fields:?}");
    for left_out in ["birthday", "ratio", "other"] {
        assert!(!fields.contains_key(left_out), "{left_out}: {fields:?}");
    }
    assert_eq!(said, "lost: 0");
}

#[test]
fn fields_of_a_context_and_spans_of_the_subscriber_are_present() {
    let (events, _) = run(program("contexts"));
    let [first, second] = events.as_slice() else { panic!("{events:#?}") };
    for event in [first, second] {
        assert_eq!(event["span"], json!({"name": "in_a_span", "request": 17}));
        assert_eq!(event["target"], "forward_records");
        assert_eq!(event["fields"]["user_id"], 7);
        assert!(event["fields"]["email"].as_str().is_some_and(|email| !email.contains('@')), "{event:?}");
    }
    assert_eq!(first["fields"]["message"], "sent by 7");
    assert_eq!(first["fields"]["note"], "outer");
    assert_eq!(second["fields"]["note"], "inner");
}

#[test]
fn errors_and_panics_are_scrubbed_text() {
    let (events, _) = run(program("errors"));
    let [event, panic] = events.as_slice() else { panic!("{events:#?}") };
    let fields = &event["fields"];
    assert_eq!(event["level"], "ERROR");
    assert_eq!(fields["error"], "can't reach postgres://[REDACTED]@db/chat");
    assert_eq!(fields["message"], "db failure: can't reach postgres://[REDACTED]@db/chat");
    assert_eq!(fields["exc_type"], "forward_records::Outer");
    assert_eq!(fields["exc_chain"], "refused token=[REDACTED]");
    assert_eq!(panic["level"], "ERROR");
    assert!(panic.to_owned()["fields"].to_string().contains("password=[REDACTED]"), "{panic:?}");
}

/// Our levels apply first, then the subscriber's filter, by level and by target.
#[test]
fn both_filters_apply() {
    let messages = |program: Program| -> Vec<String> {
        let (events, _) = run(program);
        events.iter().map(|event| event["fields"]["message"].as_str().expect("a string").to_owned()).collect()
    };
    assert_eq!(messages(program("levels")).len(), 7);
    let theirs = messages(program("levels").with("FILTER", "warn,forward_records=debug,quiet=error"));
    assert_eq!(theirs, ["an error", "a warning", "an info", "a debug", "a quiet error"]);
    let ours = messages(program("levels").with("LOG_LEVEL", "warn"));
    assert_eq!(ours, ["an error", "a warning", "a quiet error"]);
    assert_eq!(messages(program("levels").with("FILTER", "off")), [""; 0]);
}

/// Records of `log` are forwarded too. The program's own events stay unchanged, and nothing is written twice.
#[test]
fn records_of_log_are_forwarded_too() {
    let (events, _) = run(program("foreign"));
    let [log, own] = events.as_slice() else { panic!("{events:#?}") };
    assert_eq!(log["target"], "acme::client");
    assert_eq!(log["fields"]["message"], "got token=[REDACTED]");
    assert_eq!(log["fields"]["labels"], r#"{"answer":"42"}"#);
    assert!(log["fields"]["email"].as_str().is_some_and(|email| !email.contains('@')), "{log:?}");
    assert_eq!(own["fields"]["email"], "ada@example.org");
}

/// `tracing` never frees metadata: above a limit all further targets share one, and no record is lost.
#[test]
fn targets_built_at_run_time_are_bounded() {
    let (events, said) = run(program("many"));
    assert_eq!(events.len(), 17_001);
    assert_eq!(said, "lost: 0");
    assert_eq!(events[0]["target"], "room0");
    let late = &events[16_999];
    assert_eq!(late["target"], "chat_log");
    let fields: Value = serde_json::from_str(late["fields"]["fields"].as_str().expect("JSON")).expect("JSON");
    assert_eq!(fields["labels"], r#"{"number":"16999"}"#);
    assert!(fields["email"].as_str().is_some_and(|email| !email.contains('@')), "{fields}");
    assert_eq!(events[17_000]["target"], "forward_records");
    assert_eq!(events[17_000]["fields"]["user_id"], 7);
}

#[test]
fn a_subscriber_that_logs_causes_no_loop() {
    let (events, said) = run(program("answers"));
    let messages: Vec<_> = events.iter().map(|event| &event["fields"]["message"]).collect();
    assert_eq!(messages, ["asked", "asked again"]);
    assert_eq!(said, "lost: 4");
}

/// The subscriber replaces the console, not the files.
#[test]
fn log_files_stay() {
    let directory = std::env::temp_dir().join(format!("chat_log_forward_{}", std::process::id()));
    let program =
        program("errors").with("USE_FILE_LOGGING", "true").with("LOG_DIR", directory.to_str().expect("UTF-8"));
    let (events, _) = run(program);
    assert_eq!(events.len(), 2);
    let file = std::fs::read_to_string(directory.join("chat.error.log")).expect("the error file");
    std::fs::remove_dir_all(&directory).expect("the directory");
    let lines: Vec<_> = file.lines().map(members).collect();
    assert_eq!(lines.len(), 2, "{file}");
    assert_eq!(lines[0]["exc_message"], "can't reach postgres://[REDACTED]@db/chat");
}

/// With our layer in the subscriber the files also receive its events, and nothing is written twice.
#[test]
fn our_layer_beside_forwarding_writes_nothing_twice() {
    let directory = std::env::temp_dir().join(format!("chat_log_forward_layer_{}", std::process::id()));
    let program = program("layer").with("ENVIRONMENT", "development").with("USE_FILE_LOGGING", "true");
    let output = program.with("LOG_DIR", directory.to_str().expect("UTF-8")).run();
    let file = std::fs::read_to_string(directory.join("chat.log")).expect("the file");
    std::fs::remove_dir_all(&directory).expect("the directory");
    let ours: Vec<_> = file.lines().map(|line| members(line)["message"].clone()).collect();
    let events = String::from_utf8(output.stdout).expect("UTF-8");
    let theirs: Vec<_> = events.lines().map(|line| members(line)["fields"]["message"].clone()).collect();
    let expected = ["got token=[REDACTED]", "the program's own"];
    assert_eq!((ours, theirs), (expected.map(Value::from).to_vec(), expected.map(Value::from).to_vec()));
    assert_eq!(String::from_utf8_lossy(&output.stderr).trim(), "lost: 0");
}

#[test]
fn a_contradiction_is_refused() {
    let output = program("writer").into_command().output().expect("the helper");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    let start = "`Builder::tracing(Tracing::Forward)` and `Builder::writer` are both set: ";
    assert!(said.starts_with(start), "{said}");
}
