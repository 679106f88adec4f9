//! The flat layout: L01–L04, D01–D03.

use super::ecs_fields::FIELD_SETS;
use super::finding::Findings;
use super::line::Line;
use super::rule::Rule;
use super::value::Kind;

/// The fields that every flat line has in addition to its time.
pub(super) const REQUIRED: [&str; 10] =
    ["level", "logger", "module", "message", "pathname", "lineno", "funcName", "process", "thread", "service"];

const TIMES: [&str; 2] = ["timestamp", "@timestamp"];
const INTEGERS: [&str; 3] = ["lineno", "process", "thread"];
/// ECS objects that are scalars in the flat layout, whose index has its own template.
const OWN_SCALARS: [&str; 2] = ["process", "service"];
const LEVELS: [&str; 5] = ["ERROR", "WARNING", "INFO", "DEBUG", "TRACE"];

/// Checks L01 for both layouts, with the names that the checker passes.
pub(super) fn check_required(line: &Line<'_>, findings: &mut Findings) {
    for name in &line.checker.required {
        if line.at_path(name).is_none() {
            findings.at_path(Rule::L01, name, "missing");
        }
    }
}

pub(super) fn check(line: &Line<'_>, findings: &mut Findings) {
    check_time(line, findings);
    check_types(line, findings);
    check_scalars(line, findings);
    check_order(line, findings);
    check_level(line, findings);
    check_logger(line, findings);
}

fn check_time(line: &Line<'_>, findings: &mut Findings) {
    match TIMES.iter().filter(|name| line.at_root(name).is_some()).count() {
        1 => {}
        count => findings.at_path(Rule::L02, TIMES[0], format!("{count} time fields")),
    }
}

fn check_types(line: &Line<'_>, findings: &mut Findings) {
    for name in TIMES.iter().chain(&REQUIRED) {
        let Some(value) = line.at_root(name) else { continue };
        let wanted = if INTEGERS.contains(name) { Kind::Integer } else { Kind::Text };
        let fits = value.kind().and_then(|kind| kind.unite(wanted)) == Some(wanted);
        if !fits {
            findings.at_path(Rule::L03, name, format!("{value:?}"));
        }
    }
}

fn check_scalars(line: &Line<'_>, findings: &mut Findings) {
    for member in line.root {
        let name = member.key.as_str();
        if FIELD_SETS.contains(&name) && !OWN_SCALARS.contains(&name) && !member.value.is_object() {
            findings.at_path(Rule::L04, name, "a scalar");
        }
    }
}

/// The present core fields come first, in the order of the table.
fn check_order(line: &Line<'_>, findings: &mut Findings) {
    let core = TIMES.iter().chain(&REQUIRED).filter(|name| line.at_root(name).is_some());
    for (at, wanted) in core.enumerate() {
        let found = line.root.get(at).map_or("nothing", |member| &member.key);
        if found != *wanted {
            return findings.at_path(Rule::D01, found, format!("in place of `{wanted}`"));
        }
    }
}

fn check_level(line: &Line<'_>, findings: &mut Findings) {
    let Some(level) = line.at_root("level").and_then(|value| value.text()) else { return };
    if !LEVELS.contains(&level) {
        findings.at_path(Rule::D02, "level", level);
    }
}

fn check_logger(line: &Line<'_>, findings: &mut Findings) {
    for name in ["logger", "module"] {
        let Some(text) = line.at_root(name).and_then(|value| value.text()) else { continue };
        if text.contains("::") {
            findings.at_path(Rule::D03, name, text);
        }
    }
}
