//! The ECS layout: S01–S10.

use super::ecs_fields::{EcsType, FIELD_SETS, FIELDS, SPEC};
use super::finding::Findings;
use super::line::Line;
use super::rule::Rule;
use super::value::{Kind, Value};

const REQUIRED: [&str; 3] = ["@timestamp", "log.level", "ecs.version"];
const FIRST: [&str; 3] = ["@timestamp", "log.level", "message"];
const DOTTED: [&str; 2] = ["log.level", "ecs.version"];

pub(super) fn check(line: &Line<'_>, findings: &mut Findings) {
    for name in REQUIRED.iter().filter(|name| line.at_path(name).is_none()) {
        findings.at_path(Rule::S01, name, "missing");
    }
    check_order(line, findings);
    for name in DOTTED.iter().filter(|name| line.at_path(name).is_some() && line.at_root(name).is_none()) {
        findings.at_path(Rule::S04, name, "nested");
    }
    check_types(line, &SPEC, Rule::S02, findings);
    check_types(line, &FIELDS, Rule::S05, findings);
    check_field_sets(line, findings);
    check_labels(line, findings);
    check_data_stream(line, findings);
}

/// The first keys are the first fields of the spec; an absent field leaves no gap.
fn check_order(line: &Line<'_>, findings: &mut Findings) {
    let wanted = FIRST.iter().filter(|name| line.at_root(name).is_some());
    for (at, wanted) in wanted.enumerate() {
        let found = line.root.get(at).map_or("nothing", |member| &member.key);
        if found != *wanted {
            return findings.at_path(Rule::S03, found, format!("in place of `{wanted}`"));
        }
    }
}

fn check_types(line: &Line<'_>, table: &[(&str, EcsType)], rule: Rule, findings: &mut Findings) {
    for (name, wanted) in table {
        let Some(value) = line.at_path(name) else { continue };
        if !fits(value, *wanted, rule) {
            findings.at_path(rule, name, format!("{value:?} is not of type {wanted:?}"));
        }
    }
}

/// Returns whether a value fits a type. A mapping accepts a list wherever it accepts one value; the spec does not.
fn fits(value: &Value, wanted: EcsType, rule: Rule) -> bool {
    let is_text = |value: &Value| value.text().is_some();
    match (wanted, value) {
        (EcsType::TextArray, Value::Array(items)) => items.iter().all(is_text),
        (EcsType::TextArray, _) => false,
        (EcsType::Text, Value::Array(items)) if rule == Rule::S05 => items.iter().all(is_text),
        (EcsType::Text, value) => is_text(value),
        (EcsType::Integer, value) => value.kind() == Some(Kind::Integer),
    }
}

fn check_field_sets(line: &Line<'_>, findings: &mut Findings) {
    for member in line.root {
        if FIELD_SETS.contains(&member.key.as_str()) && !member.value.is_object() {
            findings.at_path(Rule::S06, &member.key, "a scalar");
        }
    }
    let tags_fit = match line.at_root("tags") {
        None | Some(Value::Text(_)) => true,
        Some(Value::Array(items)) => items.iter().all(|item| item.text().is_some()),
        Some(_) => false,
    };
    if !tags_fit {
        findings.at_path(Rule::S05, "tags", "not a list of strings");
    }
}

fn check_labels(line: &Line<'_>, findings: &mut Findings) {
    for entry in &line.entries {
        let Some(label) = entry.path.strip_prefix("labels.") else { continue };
        if label.contains(['.', '*', '\\']) {
            findings.at_path(Rule::S07, &entry.path, "a dot, asterisk or backslash");
        }
        if matches!(entry.value, Value::Object(_) | Value::Array(_)) {
            findings.at_path(Rule::S08, &entry.path, "no scalar");
        }
    }
}

fn check_data_stream(line: &Line<'_>, findings: &mut Findings) {
    let text = |name| line.at_path(name).and_then(Value::text);
    let dataset = text("data_stream.dataset");
    let names = [
        ("data_stream.dataset", dataset),
        ("data_stream.namespace", text("data_stream.namespace")),
        ("event.dataset", text("event.dataset")),
    ];
    for (name, found) in names {
        if found.is_some_and(|found| !is_data_stream_part(found)) {
            findings.at_path(Rule::S09, name, found.unwrap_or_default());
        }
    }
    if let (Some(dataset), Some(event)) = (dataset, text("event.dataset"))
        && dataset != event
    {
        findings.at_path(Rule::S10, "event.dataset", format!("{event}, not {dataset}"));
    }
}

/// The naming rules for a part of a data stream's name.
fn is_data_stream_part(name: &str) -> bool {
    let refused = |character: char| character.is_uppercase() || "-\\/*?\"<>| ,#:".contains(character);
    !name.is_empty() && name.len() <= 100 && !name.contains(refused)
}
