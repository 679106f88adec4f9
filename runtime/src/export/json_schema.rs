//! A JSON Schema of one line.

use super::Export;
use super::line::{MappingType, Member};
use crate::layout::Layout;
use crate::schema::Kind;
use serde_json::{Map, Value, json};

/// RFC 3339 in UTC with exactly six fractional digits.
const TIMESTAMP: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$";

pub(super) fn line(export: &Export, layout: Layout) -> Value {
    let mut properties = Map::new();
    for member in export.members(layout).iter().filter(|member| layout == Layout::Ecs || member.path != "@timestamp") {
        insert(&mut properties, layout, member);
    }
    let required = match layout {
        Layout::Ecs => json!(["@timestamp", "log.level", "message", "ecs.version", "log.logger", "service.name"]),
        Layout::Flat | Layout::Pretty => json!([
            "timestamp",
            "level",
            "logger",
            "module",
            "message",
            "pathname",
            "lineno",
            "funcName",
            "process",
            "thread",
            "service"
        ]),
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "additionalProperties": false,
        "properties": properties,
        "required": required,
        "title": format!("A log line of {} in the {} layout", export.service, layout.as_str()),
        "type": "object",
    })
}

/// Keys are dotted as in the line. Only the flat layout nests the leaves of an object inside it.
fn insert(properties: &mut Map<String, Value>, layout: Layout, member: &Member) {
    let dotted = layout == Layout::Ecs || member.field.is_none();
    match member.path.split_once('.') {
        Some((object, leaf)) if !dotted => {
            let inner =
                properties.entry(object).or_insert_with(|| json!({ "type": ["object", "array"], "properties": {} }));
            if let Some(inner) = inner.get_mut("properties").and_then(Value::as_object_mut) {
                let leaf = Member { path: leaf.to_owned(), ..member.clone() };
                insert(inner, layout, &leaf);
            }
        }
        _ => drop(properties.insert(member.path.clone(), property(member))),
    }
}

fn property(member: &Member) -> Value {
    let mut one = match member.mapping_type {
        MappingType::Keyword | MappingType::Level | MappingType::Text | MappingType::Ip => json!({ "type": "string" }),
        MappingType::Long => json!({ "type": "integer" }),
        // A number above the largest signed integer is written as a string, because shippers would round it.
        MappingType::UnsignedLong => json!({ "type": ["integer", "string"], "pattern": "^[0-9]+$", "minimum": 0 }),
        MappingType::Double => json!({ "type": "number" }),
        MappingType::Boolean => json!({ "type": "boolean" }),
        MappingType::Timestamp => json!({ "type": "string", "pattern": TIMESTAMP }),
        MappingType::Date => json!({ "type": "string", "format": "date" }),
        MappingType::Flattened => json!({ "type": ["object", "array", "string", "number", "boolean"] }),
    };
    let kind = member.field.map(|field| field.kind);
    let (element, list) = match kind {
        Some(Kind::List(element)) => (Some(*element), true),
        kind => (kind, matches!(member.path.rsplit('.').next(), Some("exc_chain" | "truncated"))),
    };
    match element {
        Some(Kind::Keyword(Some(words))) if !member.is_pseudonym() => one = json!({ "enum": words }),
        Some(Kind::Integer { bits: 65.., .. }) => one = json!({ "type": ["integer", "string"] }),
        _ => {}
    }
    let mut property = if list { json!({ "type": "array", "items": one }) } else { one };
    if let (Some(property), false) = (property.as_object_mut(), member.docs.is_empty()) {
        property.insert("description".to_owned(), json!(member.docs));
    }
    property
}
