//! A log format for lnav, a log viewer for terminals: <https://docs.lnav.org/en/latest/formats.html>.

use super::Export;
use super::line::{MappingType, Member};
use crate::layout::Layout;
use crate::schema::Kind;
use serde_json::{Map, Value, json};

/// The members of every line that a log format refers to.
struct LineKeys {
    timestamp: &'static str,
    level: &'static str,
    logger: &'static str,
    /// lnav's levels and the patterns of the line's levels.
    levels: [(&'static str, &'static str); 5],
    /// Members that are shown on demand only.
    hidden: &'static [&'static str],
}

const FLAT: LineKeys = LineKeys {
    timestamp: "timestamp",
    level: "level",
    logger: "logger",
    levels: [
        ("debug", "^DEBUG$"),
        ("error", "^ERROR$"),
        ("info", "^INFO$"),
        ("trace", "^TRACE$"),
        ("warning", "^WARNING$"),
    ],
    hidden: &["funcName", "lineno", "module", "pathname", "process", "service", "thread"],
};

const ECS: LineKeys = LineKeys {
    timestamp: "@timestamp",
    level: "log.level",
    logger: "log.logger",
    levels: [
        ("debug", "^debug$"),
        ("error", "^error$"),
        ("info", "^info$"),
        ("trace", "^trace$"),
        ("warning", "^warn$"),
    ],
    hidden: &[
        "ecs.version",
        "log.origin.file.line",
        "log.origin.file.name",
        "log.origin.function",
        "process.pid",
        "process.thread.id",
        "service.name",
    ],
};

pub(super) fn format(export: &Export, layout: Layout) -> Value {
    let core = match layout {
        Layout::Ecs => ECS,
        Layout::Flat | Layout::Pretty => FLAT,
    };
    let values: Map<String, Value> = export
        .members(layout)
        .iter()
        // lnav has its own columns for these: `log_time`, `log_body`.
        .filter(|member| !["timestamp", "@timestamp", "message"].contains(&member.path.as_str()))
        .map(|member| value(&core, layout, member))
        .collect();
    let format = json!({
        "body-field": "message",
        "description": format!("Log lines of {} in the {} layout, written by chat_log", export.service, layout.as_str()),
        "json": true,
        "level": core.levels.iter().map(|(level, word)| ((*level).to_owned(), json!(word))).collect::<Map<_, _>>(),
        "level-field": core.level,
        "line-format": [
            { "field": "__timestamp__" },
            " ",
            { "field": core.level, "min-width": "WARNING".len() },
            " ",
            { "field": core.logger },
            ": ",
            { "field": "message" },
        ],
        "opid-field": "trace.id",
        // Threads may write in a different order than they read the clock.
        "ordered-by-time": false,
        "timestamp-field": core.timestamp,
        "title": format!("{} ({})", export.service, layout.as_str()),
        "value": values,
    });
    json!({ "$schema": "https://lnav.org/schemas/format-v1.schema.json", name(&export.service, layout): format })
}

/// Returns the name of the format, which is also the name of its SQL table: `chat_flat`.
fn name(service: &str, layout: Layout) -> String {
    let word = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' };
    let service: String = service.chars().map(word).collect();
    let digit = if service.starts_with(|first: char| first.is_ascii_digit()) { "_" } else { "" };
    format!("{digit}{service}_{}", layout.as_str())
}

fn value(core: &LineKeys, layout: Layout, member: &Member) -> (String, Value) {
    let is_list = matches!(member.field.map(|field| field.kind), Some(Kind::List(_)));
    let own_list = matches!(member.path.rsplit('.').next(), Some("exc_chain" | "truncated")) && member.field.is_none();
    let kind = match member.mapping_type {
        _ if is_list || own_list || member.list.is_some() => "json",
        MappingType::Keyword
        | MappingType::Level
        | MappingType::Text
        | MappingType::Timestamp
        | MappingType::Date
        | MappingType::Ip => "string",
        MappingType::Long | MappingType::UnsignedLong => "integer",
        MappingType::Double => "float",
        MappingType::Boolean => "boolean",
        MappingType::Flattened => "json",
    };
    let mut value = Map::new();
    value.insert("kind".to_owned(), json!(kind));
    if member.mapping_type == MappingType::Ip && kind == "string" {
        value.insert("collate".to_owned(), json!("ipaddress"));
    }
    if core.hidden.contains(&member.path.as_str()) {
        value.insert("hidden".to_owned(), json!(true));
    }
    if member.path == core.logger || member.path == "trace.id" {
        value.insert("identifier".to_owned(), json!(true));
    }
    if !member.docs.is_empty() && member.list.is_none() {
        value.insert("description".to_owned(), json!(member.docs));
    }
    (key(layout, member), Value::Object(value))
}

/// Returns lnav's name of a member: for a leaf of a nested object, the path with slashes.
fn key(layout: Layout, member: &Member) -> String {
    let path = member.list.as_ref().unwrap_or(&member.path);
    let is_nested = layout != Layout::Ecs && member.field.is_some();
    if is_nested { path.replace('.', "/") } else { path.clone() }
}
