//! The names of the Elastic Common Schema and their types.

use crate::names;
use std::sync::LazyLock;

/// Names with their types, sorted by name.
pub(super) static FIELDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("ecs_fields.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Fields that the logger itself writes in `Layout::Ecs`.
const WRITTEN_BY_LOGGER: &[&str] = &[
    "@timestamp",
    "ecs.version",
    "error.message",
    "error.stack_trace",
    "error.type",
    "labels",
    "log.level",
    "log.logger",
    "log.origin.file.line",
    "log.origin.file.name",
    "log.origin.function",
    "message",
    "process.pid",
    "process.thread.id",
    "process.thread.name",
    "service.name",
];

/// Returns the variant of the runtime's `EcsType` for a field of ECS, or `None` if ECS has no such field.
pub(super) fn type_of(name: &str) -> Option<&'static str> {
    let at = FIELDS.binary_search_by_key(&name, |(field, _)| field).ok()?;
    Some(match FIELDS[at].1 {
        "constant_keyword" => "ConstantKeyword",
        "wildcard" => "Wildcard",
        "text" | "match_only_text" => "Text",
        "long" | "integer" | "short" | "byte" => "Long",
        "unsigned_long" => "UnsignedLong",
        "double" => "Double",
        "float" | "half_float" => "Float",
        "scaled_float" => "ScaledFloat",
        "boolean" => "Boolean",
        "date" => "Date",
        "ip" => "Ip",
        "geo_point" => "GeoPoint",
        "object" => "Object",
        "flattened" => "Flattened",
        "nested" => "Nested",
        _ => "Keyword",
    })
}

/// Returns whether ECS has fields below this name, so that the name can't be a field itself.
pub(super) fn is_object(name: &str) -> bool {
    below(name).next().is_some()
}

/// Returns whether `field` is a leaf of the object `name`.
pub(super) fn is_below(field: &str, name: &str) -> bool {
    field.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'))
}

pub(super) fn is_written_by_logger(name: &str) -> bool {
    WRITTEN_BY_LOGGER.contains(&name)
}

/// Returns the field of ECS that the user most likely meant.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    names::nearest(name, FIELDS.iter().map(|(field, _)| *field))
}

/// Returns an example of an ECS field below the object `name`, preferably a direct one with a familiar name.
pub(super) fn example_below(name: &str) -> Option<&'static str> {
    below(name).filter(|field| !is_written_by_logger(field)).min_by_key(|field| {
        let familiar = [".id", ".name", ".ip"].iter().any(|end| field.ends_with(end));
        (field.matches('.').count(), !familiar, field.len())
    })
}

/// Returns the fields below the object `name`, which are adjacent in the sorted table.
fn below(name: &str) -> impl Iterator<Item = &'static str> {
    let object = format!("{name}.");
    let start = FIELDS.partition_point(|(field, _)| *field < object.as_str());
    FIELDS[start..].iter().map(|(field, _)| *field).take_while(move |field| field.starts_with(&object))
}
