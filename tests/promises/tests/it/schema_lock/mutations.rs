//! Every change of a file is noticed: of each single attribute of each field, and of any text.

use super::Folder;
use chat_log::lock::{Lock, LockError};
use chat_log_tests::schema::LogSchema;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Changes and removes every attribute of every field of a schema with all types, one at a time: the file is refused,
/// or the change is reported under the name of that field.
#[test]
fn every_mutation_of_one_attribute_is_reported() {
    let (folder, lock) = (Folder::new("mutations"), Lock::of::<LogSchema>());
    let text = lock.to_string();
    let (mut refused, mut reported) = (0, 0);
    for line in text.lines().skip(1) {
        let members: Value = serde_json::from_str(line).expect("JSON");
        let field = members["field"].as_str().expect("a name");
        for mutated in mutations(&members) {
            let path = folder.lock(&text.replace(line, &mutated.to_string()));
            match Lock::read(&path) {
                Err(LockError::Malformed { .. }) => refused += 1,
                Err(error) => panic!("{error}"),
                Ok(older) => {
                    let changes = lock.changes_since(&older);
                    let of_field = changes.iter().any(|change| change.field() == field);
                    let classified =
                        changes.iter().all(|change| !change.what().is_empty() && !change.place().is_empty());
                    assert!(of_field && classified, "{mutated} is not reported:\n{changes}");
                    reported += 1;
                }
            }
        }
    }
    assert!(reported > 200 && refused > 20, "{reported} were reported and {refused} refused");
}

/// Removes each member, gives each another value, and adds each missing one.
fn mutations(members: &Value) -> Vec<Value> {
    let mut mutations = Vec::new();
    let members = members.as_object().expect("an object");
    for (key, value) in members {
        let mut without = members.clone();
        without.remove(key);
        mutations.push(Value::Object(without));
        let other = match value {
            Value::String(text) => json!(format!("{text}x")),
            Value::Bool(flag) => json!(!flag),
            Value::Number(number) => json!(number.as_u64().expect("small") + 1),
            Value::Array(texts) => json!(texts[1..]),
            other => panic!("{other} stands in no lock"),
        };
        mutations.push(with(members, key, other));
    }
    let absent = [
        ("words", json!(["x"])),
        ("unit", json!("ms")),
        ("string", json!(true)),
        ("text", json!(true)),
        ("pii", json!("drop")),
        ("pii", json!("hash")),
        ("sensitive", json!("never")),
        ("public", json!("why")),
        ("ecs_index", json!("wildcard")),
        ("deprecated", json!("use another")),
        ("removed", json!(true)),
    ];
    for (key, value) in absent {
        if !members.contains_key(key) {
            mutations.push(with(members, key, value));
        }
    }
    mutations
}

fn with(members: &serde_json::Map<String, Value>, key: &str, value: Value) -> Value {
    let mut members = members.clone();
    members.insert(key.to_owned(), value);
    Value::Object(members)
}

/// A line as the library writes it, with any texts.
fn any_line() -> impl Strategy<Value = String> {
    let class = prop_oneof![
        Just(String::new()),
        any_text().prop_map(|why| format!(", \"public\": {}", json!(why))),
        option::of(any_text()).prop_map(|domain| {
            let domain = domain.map(|domain| format!(", \"domain\": {}", json!(domain)));
            format!(", \"pii\": \"hash\"{}", domain.unwrap_or_default())
        }),
        (1_u8..).prop_map(|count| format!(", \"pii\": \"mask\", \"keep_last\": {count}")),
    ];
    let words = vec(any_text(), 1..4).prop_map(|words| format!(", \"words\": {}", json!(words)));
    (any_text(), option::of(words), class, option::of(any_text()), any::<bool>()).prop_map(
        |(kind, words, class, deprecated, removed)| {
            let deprecated = deprecated.map(|note| format!(", \"deprecated\": {}", json!(note))).unwrap_or_default();
            let removed = if removed { ", \"removed\": true" } else { "" };
            format!("\"type\": {}{}{class}{deprecated}{removed}", json!(kind), words.unwrap_or_default())
        },
    )
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[<>=|{}\",:\\\\\n\r\u{2028}a-z]{0,20}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_of_any_texts_reads_back_to_itself(lines in vec(any_line(), 0..20)) {
        let folder = Folder::new("round-trip");
        let head = Lock::default().to_string();
        let text = lines.iter().enumerate().fold(head, |text, (number, line)| {
            format!("{text}{{\"field\": \"f{number:02}\", {line}}}\n")
        });
        let path = folder.lock(&text);
        let read = Lock::read(&path).expect("a lock file");
        prop_assert_eq!(read.to_string(), text);
        prop_assert!(read.changes_since(&Lock::read(&path).expect("again")).is_empty());
    }
}
