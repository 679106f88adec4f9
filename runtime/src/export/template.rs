//! The component template, which maps every member of a line, and the index template.

use super::line::{MappingType, Member, SHIPPED};
use super::{Dynamic, Engine, Export, name};
use crate::layout::Layout;
use serde_json::{Map, Value, json};

/// No value of a line is longer, so all values are searchable, and none exceeds Lucene's limit (32,766 bytes).
const IGNORE_ABOVE: usize = 16_384;

/// `PUT _component_template/<service>`.
pub(super) fn component(export: &Export, layout: Layout, engine: Engine) -> Value {
    let mut properties = Map::new();
    let members = export.members(layout);
    for member in &members {
        insert(&mut properties, &member.path, mapping(member.mapping_type, engine));
    }
    for (path, mapping_type) in SHIPPED.iter().filter(|(path, _)| !members.iter().any(|member| covers(member, path))) {
        insert(&mut properties, path, mapping(*mapping_type, engine));
    }
    if layout == Layout::Flat {
        // Log viewers expect the level here.
        insert(&mut properties, "log.level", json!({ "path": "level", "type": "alias" }));
    }
    let dynamic = match export.dynamic {
        Dynamic::Ignore => json!(false),
        Dynamic::Strict => json!("strict"),
    };
    let mappings = json!({ "date_detection": false, "dynamic": dynamic, "properties": sorted(properties) });
    json!({ "_meta": meta(export, layout), "template": { "mappings": mappings } })
}

/// `PUT _index_template/logs-<service>`: a data stream composed of the component template.
pub(super) fn index(export: &Export, layout: Layout, engine: Engine) -> Value {
    let name = name::of_index(&export.service);
    let mut settings = Map::new();
    settings.insert("index.codec".to_owned(), json!("best_compression"));
    settings.insert("index.mapping.total_fields.limit".to_owned(), json!(export.total_fields_limit()));
    if engine.has_pipelines() {
        settings.insert("index.default_pipeline".to_owned(), json!(name));
    }
    let mut template = Map::new();
    if engine == Engine::Elasticsearch {
        template.insert("lifecycle".to_owned(), json!({ "data_retention": format!("{}d", export.retention_days) }));
    }
    template.insert("settings".to_owned(), Value::Object(sorted(settings)));
    json!({
        "_meta": meta(export, layout),
        "composed_of": [name],
        "data_stream": {},
        "index_patterns": [format!("logs-{name}-*")],
        // Above Elasticsearch's built-in templates for `logs-*-*`, which have priority 100.
        "priority": 200,
        "template": Value::Object(template),
    })
}

fn meta(export: &Export, layout: Layout) -> Value {
    json!({
        "description": format!("Log lines of {} in the {} layout", export.service, layout.as_str()),
        "managed_by": "chat_log",
    })
}

pub(super) fn mapping(mapping_type: MappingType, engine: Engine) -> Value {
    let basic = engine == Engine::ElasticsearchBasic;
    match mapping_type {
        MappingType::Keyword => json!({ "ignore_above": IGNORE_ABOVE, "type": "keyword" }),
        MappingType::Level => json!({ "ignore_above": IGNORE_ABOVE, "normalizer": "lowercase", "type": "keyword" }),
        MappingType::Text if basic => json!({ "type": "text" }),
        MappingType::Text => json!({ "type": "match_only_text" }),
        MappingType::Long => json!({ "type": "long" }),
        MappingType::UnsignedLong if basic => json!({ "ignore_malformed": true, "type": "long" }),
        MappingType::UnsignedLong => json!({ "type": "unsigned_long" }),
        MappingType::Double => json!({ "type": "double" }),
        MappingType::Boolean => json!({ "type": "boolean" }),
        MappingType::Timestamp => json!({ "type": "date_nanos" }),
        MappingType::Date => json!({ "type": "date" }),
        MappingType::Ip => json!({ "type": "ip" }),
        MappingType::Flattened if engine == Engine::OpenSearch => json!({ "type": "flat_object" }),
        MappingType::Flattened => json!({ "ignore_above": IGNORE_ABOVE, "type": "flattened" }),
    }
}

/// Returns whether `path`, which a shipper writes, is a member or lies inside one.
fn covers(member: &Member, path: &str) -> bool {
    path.strip_prefix(&member.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Inserts a mapping at its dotted path.
fn insert(properties: &mut Map<String, Value>, path: &str, mapping: Value) {
    let Some((object, rest)) = path.split_once('.') else {
        properties.insert(path.to_owned(), mapping);
        return;
    };
    let inner = properties.entry(object).or_insert_with(|| json!({ "properties": {} }));
    if let Some(inner) = inner.get_mut("properties").and_then(Value::as_object_mut) {
        insert(inner, rest, mapping);
    }
}

/// Sorts the keys at every depth, so that the output does not depend on `serde_json`'s feature `preserve_order`.
pub(super) fn sorted(map: Map<String, Value>) -> Map<String, Value> {
    let mut entries: Vec<(String, Value)> = map.into_iter().collect();
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    entries.into_iter().map(|(key, value)| (key, in_order(value))).collect()
}

/// Sorts the keys of all objects in a value.
pub(super) fn in_order(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(sorted(map)),
        Value::Array(elements) => Value::Array(elements.into_iter().map(in_order).collect()),
        other => other,
    }
}
