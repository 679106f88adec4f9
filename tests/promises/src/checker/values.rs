//! Values that a mapping accepts: V01, V05, V07, V08, D04, D05, W03, W04, W13–W15.

use super::finding::Findings;
use super::line::{Entry, Line};
use super::rule::Rule;
use super::value::{Kind, Value, is_float};

/// Lucene's maximum term length in bytes: a longer term makes it reject the whole document.
const LONGEST_TERM: usize = 32_766;
/// `ignore_above` of the ECS templates, in characters: longer strings cannot be searched.
const IGNORE_ABOVE: usize = 1_024;
/// The largest integer that a browser shows exactly, 2^53 - 1.
const EXACT_IN_BROWSER: u64 = (1 << 53) - 1;
/// Last segments of fields that are mapped as analyzed text or wildcards, not as one term.
const LONG_TEXT: [&str; 7] = ["message", "stack_trace", "exc_message", "exc_info", "exc_chain", "original", "text"];

pub(super) fn check(line: &Line<'_>, findings: &mut Findings) {
    for entry in &line.entries {
        check_value(entry, entry.value, findings);
        if let Value::Array(items) = entry.value
            && !line.checker.is_flattened(&entry.path)
        {
            check_one_type(entry, items, findings);
        }
        if entry.last_segment() == "truncated" && !line.checker.is_flattened(&entry.path) {
            check_truncated(entry, findings);
        }
    }
}

fn check_value(entry: &Entry<'_>, value: &Value, findings: &mut Findings) {
    match value {
        Value::Null => findings.at_path(Rule::W15, &entry.path, "null"),
        Value::Number(digits) if is_float(digits) => check_float(entry, digits, findings),
        Value::Number(digits) => check_integer(entry, digits, findings),
        Value::Text(text) => check_text(entry, text, findings),
        Value::Array(items) => items.iter().for_each(|item| check_value(entry, item, findings)),
        Value::Bool | Value::Object(_) => {}
    }
}

fn check_float(Entry { path, .. }: &Entry<'_>, digits: &str, findings: &mut Findings) {
    if !digits.parse::<f64>().is_ok_and(f64::is_finite) {
        findings.at_path(Rule::V08, path, digits);
    }
    if !digits.contains('.') {
        findings.at_path(Rule::D04, path, digits);
    }
}

fn check_integer(entry: &Entry<'_>, digits: &str, findings: &mut Findings) {
    match digits.parse::<i64>() {
        Err(_) => findings.at_path(Rule::V07, &entry.path, digits),
        Ok(number) if number.unsigned_abs() > EXACT_IN_BROWSER && is_id(entry) => {
            findings.at_path(Rule::W04, &entry.path, digits);
        }
        Ok(_) => {}
    }
}

fn is_id(entry: &Entry<'_>) -> bool {
    let name = entry.last_segment();
    name == "id" || name == "ids" || name.ends_with("_id") || name.ends_with("_ids")
}

fn check_text(entry: &Entry<'_>, text: &str, findings: &mut Findings) {
    let path = &entry.path;
    if text.contains('\u{1B}') {
        findings.at_path(Rule::W13, path, "U+001B");
    }
    if text.contains('\0') {
        findings.at_path(Rule::W14, path, "U+0000");
    }
    if LONG_TEXT.contains(&entry.last_segment()) {
        return;
    }
    if text.len() > LONGEST_TERM {
        findings.at_path(Rule::V05, path, format!("{} bytes", text.len()));
    }
    let characters = text.chars().count();
    if characters > IGNORE_ABOVE {
        findings.at_path(Rule::W03, path, format!("{characters} characters"));
    }
}

fn check_one_type(entry: &Entry<'_>, items: &[Value], findings: &mut Findings) {
    let kinds: Vec<Kind> = items.iter().filter_map(Value::kind).collect();
    let Some(first) = kinds.first() else { return };
    let united = kinds.iter().try_fold(*first, |kind, next| kind.unite(*next));
    if united.is_none() {
        findings.at_path(Rule::V01, &entry.path, format!("{kinds:?}"));
    }
}

/// Checks that the line's list of truncated fields holds distinct names.
fn check_truncated(entry: &Entry<'_>, findings: &mut Findings) {
    let names: Option<Vec<&str>> = match entry.value {
        Value::Array(items) => items.iter().map(Value::text).collect(),
        _ => None,
    };
    let repeats = |names: &[&str]| (1..names.len()).any(|at| names[..at].contains(&names[at]));
    match names {
        Some(names) if !names.is_empty() && !repeats(&names) => {}
        _ => findings.at_path(Rule::D05, &entry.path, "not a list of distinct names"),
    }
}
