//! Names that the schema declares.

use super::setup::{Case, each_layout, labels, text};
use chat_log::statistics;
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::Members;
use serde_json::{Value, json};

fn assert_fields(case: &Case, line: &Members) {
    let id = if case.layout == Layout::Ecs { json!("7") } else { json!(7) };
    let expected = [
        ("user_id", id),
        ("room_name", json!("lobby")),
        ("occasion", json!("websocket_connect")),
        ("attempt", json!(255)),
        ("drift", json!(-4)),
        ("ratio", json!(0.5)),
        ("is_admin", json!(true)),
        ("remark", json!("token=[REDACTED]")),
    ];
    for (name, value) in expected {
        assert_eq!(line.get(&case.key(name)), Some(&value), "{name}: {line:#?}");
    }
    assert_eq!(labels(line).len(), 0, "{line:#?}");
}

#[test]
fn a_value_that_fits_becomes_the_field() {
    each_layout(|case| {
        log::info!(
            user_id = 7, room_name = "lobby", occasion = "websocket_connect", attempt = 255, drift = -4, ratio = 0.5,
            is_admin = true, remark = "token=s3cr3t"; "of log"
        );
        assert_fields(case, &case.line());
        tracing::info!(
            user_id = 7,
            room_name = "lobby",
            occasion = "websocket_connect",
            attempt = 255,
            drift = -4,
            ratio = 0.5,
            is_admin = true,
            remark = "token=s3cr3t",
            "of tracing"
        );
        assert_fields(case, &case.line());
        let span = tracing::info_span!(
            "span",
            user_id = 7,
            room_name = %"lobby",
            occasion = "websocket_connect",
            attempt = 255,
            drift = -4,
            ratio = tracing::field::Empty,
            is_admin = true,
            remark = "token=s3cr3t",
        );
        span.record("ratio", 0.5);
        span.in_scope(|| tracing::info!("in a span of tracing"));
        assert_fields(case, &case.line());
    });
}

/// The text of another crate's value may hold anything, whether it is a string or the `Debug` or `Display` of any type.
#[test]
fn the_text_of_any_value_is_scrubbed() {
    #[derive(Debug)]
    #[expect(dead_code, reason = "shown by Debug")]
    struct Login {
        user: &'static str,
        password: &'static str,
    }
    each_layout(|case| {
        let login = Login { user: "ada", password: "hunter2" };
        log::info!(room_name:? = login; "of log");
        tracing::info!(room_name = ?login, "of tracing");
        tracing::info_span!("span", room_name = ?login).in_scope(|| tracing::info!("in a span of tracing"));
        let lines = case.lines();
        assert_eq!(lines.len(), 3);
        for line in lines {
            let expected = json!(r#"Login { user: "ada", password: "[REDACTED]" }"#);
            assert_eq!(line.get(&case.key("room_name")), Some(&expected), "{line:#?}");
        }
        log::info!(room_name = "password=hunter2"; "a string of log");
        assert_eq!(case.line().get(&case.key("room_name")), Some(&json!("password=[REDACTED]")));
        tracing::info!(room_name = "password=hunter2", email = %"password=hunter2", "strings");
        let line = case.line();
        assert_eq!(line.get(&case.key("room_name")), Some(&json!("password=[REDACTED]")));
        let by_text = line.get(&case.key("email")).cloned();
        tracing::info!(email = "password=hunter2", "its pseudonym is that of the whole");
        assert_eq!(case.line().get(&case.key("email")).cloned(), by_text);
    });
}

fn assert_classes(case: &Case, line: &Members) {
    let shown = |name: &str| line.get(&case.key(name)).and_then(Value::as_str).unwrap_or_default();
    let email = shown("email");
    assert!(email.len() > 32 && !email.contains('@'), "{line:#?}");
    assert!(shown("phone").ends_with("5678"), "{line:#?}");
    let all = text(line);
    for hidden in ["ada@example.org", "49 151", "1815-12-10", "hunter2"] {
        assert!(!all.contains(hidden), "{hidden}: {line:#?}");
    }
}

#[test]
fn the_class_of_a_declared_name_applies() {
    each_layout(|case| {
        log::info!(email = "ada@example.org", phone = "+49 151 1234 5678", birthday = "1815-12-10"; "of log");
        let of_log = case.line();
        assert_classes(case, &of_log);
        tracing::info!(email = "ada@example.org", phone = "+49 151 1234 5678", birthday = %"1815-12-10", "of tracing");
        let of_tracing = case.line();
        assert_classes(case, &of_tracing);
        assert_eq!(of_log[&case.key("email")], of_tracing[&case.key("email")], "one pseudonym");
        let span = tracing::info_span!("span", email = "ada@example.org", phone = tracing::field::Empty);
        span.record("phone", "+49 151 1234 5678");
        span.in_scope(|| log::info!(birthday = "1815-12-10"; "of log in a span"));
        span.in_scope(|| tracing::info!(birthday = "1815-12-10", "of tracing in a span"));
        assert_classes(case, case.lines().last().expect("a line"));
    });
}

#[test]
fn a_sensitive_name_is_dropped_and_counted() {
    each_layout(|case| {
        let before = statistics().values_refused;
        log::info!(password = "hunter2"; "of log");
        tracing::info!(password = "hunter2", "of tracing");
        tracing::info!(password = ?Some("hunter2"), "of tracing");
        let lines = case.lines();
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| !text(line).contains("hunter2")), "{lines:#?}");
        assert_eq!(statistics().values_refused - before, 3);
    });
}

#[test]
fn a_value_that_does_not_fit_becomes_a_label() {
    each_layout(|case| {
        log::info!(
            user_id = "seven", attempt = 256, drift = 2_147_483_648_u64, is_admin = "yes", occasion = "no_such_word",
            ratio = "half"; "of log"
        );
        tracing::info!(
            user_id = "seven",
            attempt = 256,
            drift = 2_147_483_648_u64,
            is_admin = "yes",
            occasion = "no_such_word",
            ratio = "half",
            "of tracing"
        );
        for line in case.lines() {
            let labels = labels(&line);
            let expected = [
                ("user_id", "seven"),
                ("attempt", "256"),
                ("drift", "2147483648"),
                ("is_admin", "yes"),
                ("occasion", "no_such_word"),
                ("ratio", "half"),
            ];
            for (name, value) in expected {
                assert_eq!(labels.get(name), Some(&json!(value)), "{name}: {line:#?}");
                assert!(!line.contains_key(&case.key(name)), "{name}: {line:#?}");
            }
        }
    });
}

#[test]
fn an_address_is_truncated() {
    each_layout(|case| {
        let address: std::net::IpAddr = "192.0.2.77".parse().expect("an address");
        log::info!(client_ip:% = address; "of log");
        tracing::info!(client_ip = %address, "of tracing");
        tracing::info!(client_ip = ?address, "of tracing");
        for line in case.lines() {
            assert_eq!(line.get(&case.key("client_ip")), Some(&json!("192.0.2.0")), "{line:#?}");
        }
    });
}

/// A value whose type does not fit still gets the class of its field.
#[test]
fn a_value_that_does_not_fit_a_personal_field_is_hidden() {
    each_layout(|case| {
        log::info!(phone = 491_511_234_567_u64, birthday = 18_151_210, client_ip = "ada-lovelace.example.org"; "of log");
        tracing::info!(
            phone = 491_511_234_567_u64,
            birthday = 18_151_210,
            client_ip = "ada-lovelace.example.org",
            "of tracing"
        );
        for line in case.lines() {
            let all = text(&line);
            for hidden in ["4915112345", "18151210", "lovelace"] {
                assert!(!all.contains(hidden), "{hidden}: {line:#?}");
            }
        }
    });
}
