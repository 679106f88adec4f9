//! Names that an index accepts: K02–K07, W06, W07.

use super::finding::Findings;
use super::line::{Entry, Line};
use super::rule::Rule;
use std::collections::BTreeSet;

/// Metadata fields of Elasticsearch, which rejects documents that contain them.
const METADATA: [&str; 14] = [
    "_id",
    "_index",
    "_source",
    "_routing",
    "_type",
    "_version",
    "_seq_no",
    "_primary_term",
    "_ignored",
    "_field_names",
    "_size",
    "_tier",
    "_doc_count",
    "_nested_path",
];

/// Root keys that Filebeat or Logstash read, overwrite or add.
const SHIPPER: [&str; 6] = ["@metadata", "@version", "agent", "host", "input", "type"];

pub(super) fn check(line: &Line<'_>, findings: &mut Findings) {
    for entry in &line.entries {
        check_spelling(entry, findings);
        if entry.is_at_root() {
            check_root_name(entry, findings);
        }
    }
    check_twins(line, findings);
}

fn check_spelling(Entry { key, path, .. }: &Entry<'_>, findings: &mut Findings) {
    if key.trim().is_empty() {
        return findings.at_path(Rule::K02, path, "an empty name");
    }
    if key.split('.').any(|segment| segment.trim().is_empty()) {
        findings.at_path(Rule::K03, path, "an empty segment");
    }
    if !is_plain(key) {
        findings.at_path(Rule::W06, path, "a character outside [A-Za-z_@][A-Za-z0-9_@.]*");
    }
    let length = path.chars().count();
    if length > 255 {
        findings.at_path(Rule::W07, path, format!("{length} characters"));
    }
}

fn is_plain(key: &str) -> bool {
    // K03 reports a leading dot.
    !key.starts_with(|first: char| first.is_ascii_digit())
        && key.chars().all(|character| character.is_ascii_alphanumeric() || "_@.".contains(character))
}

fn check_root_name(Entry { key, .. }: &Entry<'_>, findings: &mut Findings) {
    let first = key.split('.').next().unwrap_or(key);
    if METADATA.contains(&first) {
        findings.at_path(Rule::K04, key, "a metadata field");
    }
    // `host.name` and `agent.id` as dotted keys are ECS; anything under the plain name belongs to the shipper.
    if SHIPPER.contains(key) || first == "@metadata" || first == "@version" {
        findings.at_path(Rule::K05, key, "reserved for the shipper");
    }
}

/// Checks for a path in two notations, for which Filebeat's `expand_keys` merges no field of the line at all. Above any
/// leaf that occurs twice in this way is an object that is both nested and dotted.
fn check_twins(line: &Line<'_>, findings: &mut Findings) {
    let mut dotted = BTreeSet::new();
    let mut nested = BTreeSet::new();
    let mut values = BTreeSet::new();
    for entry in &line.entries {
        dotted.extend(dotted_objects(entry));
        if entry.value.is_object() { &mut nested } else { &mut values }.insert(entry.path.clone());
    }
    for path in dotted.intersection(&nested) {
        findings.at_path(Rule::K06, path, "nested here, dotted there");
    }
    for path in values.iter().filter(|path| dotted.contains(*path) || nested.contains(*path)) {
        findings.at_path(Rule::K07, path, "both a value and an object");
    }
}

/// Returns the objects that a key's dots imply: `a` and `a.b` for the key `a.b.c`.
fn dotted_objects(entry: &Entry<'_>) -> Vec<String> {
    let start = entry.path.len() - entry.key.len();
    entry.key.match_indices('.').map(|(dot, _)| entry.path[..start + dot].to_owned()).collect()
}
