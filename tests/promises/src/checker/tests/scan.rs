//! Compares the scanner with serde_json, which is right except for what it hides.

use crate::checker::scan::{Fault, FaultKind, scan};
use crate::checker::value::{Member, Value};

const RIGHT: [&str; 10] = [
    r#"{}"#,
    r#" [ ] "#,
    r#"{"a":[1,-2,0.5,1e9,1E-9,-0,"x",true,false,null,{"b":{}}]}"#,
    r#""\"\\\/\b\f\n\r\t""#,
    r#""\u00fc\ud83e\udd80\uFFFF""#,
    r#""ü漢🦀""#,
    r#"18446744073709551616"#,
    r#"[[[[[[1]]]]]]"#,
    r#"{"":0,"a":1,"A":2}"#,
    r#"-0.0e-10"#,
];

const WRONG: [&str; 12] = ["", "{", "}", "[1,]", "{,}", "{\"a\" 1}", "-", "1.", "1e", "+1", "nul", "\"\\u12\""];

#[test]
fn valid_texts_give_what_serde_json_gives() {
    for text in RIGHT {
        let scan = scan(text.as_bytes());
        assert_eq!(scan.faults, [], "{text}");
        let value = scan.value.map(plain).expect("a value");
        assert_eq!(value, serde_json::from_str::<serde_json::Value>(text).map(rounded).expect("JSON"), "{text}");
    }
}

#[test]
fn invalid_texts_are_refused_as_serde_json_refuses_them() {
    for text in WRONG {
        let scan = scan(text.as_bytes());
        assert!(matches!(scan.faults[..], [Fault { kind: FaultKind::Syntax(_), .. }]), "{text}: {:?}", scan.faults);
        assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
    }
}

#[test]
fn the_scanner_continues_after_known_faults() {
    let scan = scan(b"{\"a\":NaN,\"a\":\"\t\\ud800\"} x");
    let kinds: Vec<FaultKind> = scan.faults.into_iter().map(|fault| fault.kind).collect();
    let wanted = [
        FaultKind::NotFinite("NaN".to_owned()),
        FaultKind::DuplicateKey("a".to_owned()),
        FaultKind::RawControl,
        FaultKind::LoneSurrogate,
        FaultKind::TrailingText,
    ];
    assert_eq!(kinds, wanted);
    assert!(scan.value.is_some());
}

#[test]
fn deep_nesting_is_refused_without_a_stack_overflow() {
    assert!(scan(&b"[".repeat(1_000_000)).value.is_none());
}

/// Normalizes both sides: numbers as floats, and no value of a bool, which the scanner does not keep.
fn plain(value: Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool => true.into(),
        Value::Number(digits) => digits.parse::<f64>().expect("a number").into(),
        Value::Text(text) => text.into(),
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(members) => members.into_iter().map(|Member { key, value }| (key, plain(value))).collect(),
    }
}

fn rounded(value: serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Bool(_) => true.into(),
        serde_json::Value::Number(number) => number.as_f64().into(),
        serde_json::Value::Array(items) => items.into_iter().map(rounded).collect(),
        serde_json::Value::Object(members) => members.into_iter().map(|(key, value)| (key, rounded(value))).collect(),
        other => other,
    }
}
