//! The text of a lock file: one line of JSON per field, sorted by name, so that a changed field is one changed line and
//! branches that add fields rarely conflict.

use super::entry::Entry;
use super::privacy::Privacy;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The version of this format.
pub(super) const VERSION: u64 = 1;

/// The key in the first line that identifies a lock file. Its value is the version.
pub(super) const HEAD: &str = "chat_log_schema_lock";

const HOW: &str =
    "`cargo test` checks the schema against this file; `CHAT_LOG_LOCK=update cargo test` records additions";

pub(super) fn text(entries: &BTreeMap<String, Entry>) -> String {
    let mut text = line(&[(HEAD, json!(VERSION)), ("how", json!(HOW))]);
    for (path, entry) in entries {
        text.push_str(&line(&members(path, entry)));
    }
    text
}

/// Omits members that are `false` or absent.
fn members(path: &str, entry: &Entry) -> Vec<(&'static str, Value)> {
    let mut members = vec![("field", json!(path))];
    let mut optional = |key, value: Option<Value>| members.extend(value.map(|value| (key, value)));
    optional("type", entry.kind.as_ref().map(|kind| json!(kind)));
    optional("words", (!entry.words.is_empty()).then(|| json!(entry.words)));
    optional("unit", entry.unit.as_ref().map(|unit| json!(unit)));
    optional("string", entry.string.then_some(Value::Bool(true)));
    optional("text", entry.text.then_some(Value::Bool(true)));
    match &entry.privacy {
        Privacy::Open => {}
        Privacy::Public(why) => optional("public", Some(json!(why))),
        Privacy::Hash { domain } => {
            optional("pii", Some(json!("hash")));
            optional("domain", domain.as_ref().map(|domain| json!(domain)));
        }
        Privacy::Mask { keep_last } => {
            optional("pii", Some(json!("mask")));
            optional("keep_last", (*keep_last > 0).then(|| json!(keep_last)));
        }
        Privacy::Drop => optional("pii", Some(json!("drop"))),
        Privacy::Truncate => optional("pii", Some(json!("truncate"))),
        Privacy::Sensitive(why) => optional("sensitive", Some(json!(why))),
    }
    optional(
        "ecs",
        match entry.ecs.as_slice() {
            [] => None,
            [one] => Some(json!(one)),
            several => Some(json!(several)),
        },
    );
    optional("index", entry.index.as_ref().map(|index| json!(index)));
    optional("ecs_index", entry.ecs_index.as_ref().map(|index| json!(index)));
    optional("deprecated", entry.deprecated.as_ref().map(|note| json!(note)));
    optional("removed", entry.removed.then_some(Value::Bool(true)));
    members
}

fn line(members: &[(&str, Value)]) -> String {
    let members: Vec<String> = members.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
    format!("{{{}}}\n", members.join(", "))
}
