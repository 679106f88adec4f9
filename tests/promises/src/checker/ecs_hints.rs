//! Levels and ids of the ECS layout: W08–W11.

use super::finding::Findings;
use super::line::Line;
use super::rule::Rule;
use super::value::Value;

const LEVELS: [&str; 8] = ["trace", "debug", "info", "warn", "warning", "error", "fatal", "critical"];
/// Numbers of lower-case hexadecimal digits in the W3C trace context.
const IDS: [(&str, usize); 3] = [("trace.id", 32), ("transaction.id", 16), ("span.id", 16)];

pub(super) fn check(line: &Line<'_>, findings: &mut Findings) {
    if let Some(level) = line.at_path("log.level").and_then(Value::text) {
        let lower = level.to_lowercase();
        if !LEVELS.contains(&lower.as_str()) {
            findings.at_path(Rule::W08, "log.level", level);
        }
        if lower != level {
            findings.at_path(Rule::W09, "log.level", level);
        }
    }
    if line.at_root("level").is_some() {
        findings.at_path(Rule::W10, "level", "beside `log.level`");
    }
    for (name, length) in IDS {
        let Some(id) = line.at_path(name).and_then(Value::text) else { continue };
        let right = id.len() == length && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !right {
            findings.at_path(Rule::W11, name, format!("`{id}` does not have {length} hexadecimal digits"));
        }
    }
}
