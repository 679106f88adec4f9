//! Redaction of lists, objects and JSON, leaf by leaf.

use super::credential_words::is_denied_key;
use super::owned::{OwnedJson, OwnedObject, OwnedValue};
use super::path::Path;
use super::{Redactor, scrub, scrubbed_number, to_owned};
use crate::schema::{Class, FieldDef};
use crate::text::unique_key;
use crate::value::{DEEPEST, JsonValue, ListValue, LogObject, Value};
use serde_json::{Map, Value as Tree};
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(super) fn owned(path: Path<'_>, field: &FieldDef, value: Value<'_>, redactor: &Redactor) -> Option<OwnedValue> {
    match value {
        _ if matches!(field.class, Class::Drop | Class::Sensitive(_)) => None,
        Value::List(list) => Some(OwnedValue::List(elements(path, field, list, redactor))),
        Value::Object(object) => Some(OwnedValue::Object(leaves(path, object, redactor))),
        Value::Json(json) => match allowed(tree_of(json)?, DEEPEST)? {
            tree @ (Tree::Object(_) | Tree::Array(_)) => Some(OwnedValue::Json(OwnedJson(tree))),
            // A `flattened` field accepts objects only.
            leaf => Some(OwnedValue::Json(OwnedJson(Tree::Object(Map::from_iter([("value".to_owned(), leaf)]))))),
        },
        _ => None,
    }
}

/// Returns `None` if `Serialize` fails or panics.
fn tree_of(json: &dyn JsonValue) -> Option<Tree> {
    catch_unwind(AssertUnwindSafe(|| json.to_json())).ok().flatten()
}

fn elements(path: Path<'_>, field: &FieldDef, list: &dyn ListValue, redactor: &Redactor) -> Vec<OwnedValue> {
    let mut elements = Vec::new();
    list.visit(&mut |element| elements.extend(to_owned(path, field, element, redactor)));
    elements
}

fn leaves(path: Path<'_>, object: &dyn LogObject, redactor: &Redactor) -> OwnedObject {
    let mut leaves = Vec::new();
    object.visit(&mut |leaf, value| {
        leaves.extend(to_owned(path.leaf(leaf.name), leaf, value, redactor).map(|value| (leaf, value)));
    });
    OwnedObject(leaves)
}

/// Removes leaves under denied keys, nulls and levels beyond `depth`, and replaces keys that an index refuses.
fn allowed(tree: Tree, depth: usize) -> Option<Tree> {
    match tree {
        Tree::Null => None,
        Tree::Object(_) | Tree::Array(_) if depth == 0 => None,
        Tree::Object(entries) => {
            let mut kept = Map::new();
            for (key, value) in entries.into_iter().filter(|(key, _)| !is_denied_key(key)) {
                if let Some(value) = allowed(value, depth - 1) {
                    let key = safe_key(scrub(&key).into_owned());
                    let key = unique_key(&key, usize::MAX, &|key| kept.contains_key(key));
                    kept.insert(key, value);
                }
            }
            Some(Tree::Object(kept))
        }
        Tree::Array(elements) => {
            Some(Tree::Array(elements.into_iter().filter_map(|element| allowed(element, depth - 1)).collect()))
        }
        Tree::String(text) => Some(Tree::String(scrub(&text).into_owned())),
        Tree::Number(number) => match scrubbed_number(&number.to_string()) {
            Some(text) => Some(Tree::String(text)),
            None => Some(Tree::Number(number)),
        },
        leaf => Some(leaf),
    }
}

/// `flattened` refuses an empty key and one with a zero byte.
fn safe_key(key: String) -> String {
    match key {
        key if key.trim().is_empty() => "_".to_owned(),
        key if key.contains('\0') => key.replace('\0', "_"),
        key => key,
    }
}
