//! The checks of a schema that need only its tokens. The runtime checks types behind aliases and custom types.

use super::ast::{Schema, Settings};
use super::ecs;
use crate::diagnostics::Mistakes;
use crate::field;
use crate::field::ast::{Field, Treatment};
use crate::names;
use std::collections::HashMap;
use syn::LitStr;

/// Runs every check of a schema, and marks the fields that have a mistake.
pub(super) fn schema(mistakes: &Mistakes, schema: &mut Schema) {
    budget(mistakes, &schema.fields, schema.settings.budget);
    duplicates(mistakes, &schema.fields);
    for field in &mut schema.fields {
        let before = mistakes.count();
        name(mistakes, &schema.settings, field);
        field::check::declaration(mistakes, field);
        ecs_name(mistakes, &schema.settings, field);
        ecs_class(mistakes, field);
        if mistakes.count() == before {
            class(mistakes, &schema.settings, field);
        }
        field.mistaken |= mistakes.count() > before;
    }
    paths(mistakes, &schema.fields);
}

fn budget(mistakes: &Mistakes, fields: &[Field], budget: usize) {
    let count = fields.len();
    if let Some(first_beyond) = fields.get(budget) {
        let message = format!(
            "the schema has {count} fields, and its budget is {budget}: remove some, or write `budget = {count}` if the \
             index is allowed that many"
        );
        mistakes.report(&first_beyond.ident, message);
    }
}

fn duplicates(mistakes: &Mistakes, fields: &[Field]) {
    let mut known: HashMap<&str, &Field> = HashMap::new();
    for field in fields {
        let Some(first) = known.insert(&field.name, field) else { continue };
        // Fields under different `cfg`s may exclude each other. If they do not, rustc reports them.
        if first.conditions.is_empty() || field.conditions.is_empty() {
            let name = &field.name;
            mistakes.report(&field.ident, format!("field `{name}` is declared twice: remove or rename this one"));
            mistakes.report(&first.ident, format!("field `{name}` is declared here first"));
        }
    }
}

/// Reports at most one mistake per name. Its meaning takes precedence over its form.
fn name(mistakes: &Mistakes, settings: &Settings, field: &Field) {
    let (name, namespace) = (field.name.as_str(), &settings.namespace);
    let report = |message: String| mistakes.report(&field.ident, message);
    if let Some(why) = names::reserved_reason(name) {
        report(format!("`{name}` is reserved ({why}): use another name, such as `{namespace}_{name}`"));
    } else if names::is_metadata_name(name) {
        let plain = name.trim_start_matches('_');
        report(format!(
            "`{name}` begins with `_`, as Elasticsearch's own metadata does: use another name, such as \
             `{namespace}_{plain}`"
        ));
    } else if ecs::is_object(name) && name != "email" {
        report(format!(
            "`{name}` is an object in ECS and cannot hold a single value: use a longer name, such as `{name}_name`"
        ));
    } else if names::is_shipper_object(name) {
        report(format!("`{name}` is an object that Filebeat adds: use a longer name, such as `{name}_name`"));
    } else {
        field::check::form(mistakes, field);
    }
}

fn ecs_name(mistakes: &Mistakes, settings: &Settings, field: &Field) {
    let Some(ecs) = &field.options.ecs else { return };
    let (name, namespace) = (ecs.value(), &settings.namespace);
    if ecs::is_written_by_logger(&name) {
        let message = format!("`{name}` is written by the logger itself: remove `ecs`, or name another ECS field");
        mistakes.report(ecs, message);
    } else if ecs::is_object(&name) {
        let example = ecs::example_below(&name).map_or_else(String::new, |example| format!(", such as `{example}`"));
        mistakes.report(ecs, format!("`{name}` is an object of ECS: name a field of it{example}"));
    } else if ecs::type_of(&name).is_none() {
        let hint = ecs::nearest(&name).map_or_else(String::new, |near| format!("did you mean `{near}`? "));
        let message = format!("ECS has no field `{name}`: {hint}without `ecs`, the field goes under `{namespace}.`");
        mistakes.report(ecs, message);
    }
}

/// Reports a pseudonym or mask under an ECS field that does not hold text. The index would reject the whole line.
fn ecs_class(mistakes: &Mistakes, field: &Field) {
    let (Some(ecs), Some(class)) = (&field.options.ecs, &field.options.class) else { return };
    let (word, written) = match class.treatment {
        Treatment::Hash { .. } => ("hash", "a pseudonym"),
        Treatment::Mask { .. } => ("mask", "a mask"),
        _ => return,
    };
    let kind = match ecs::type_of(&ecs.value()) {
        Some("Keyword" | "Text" | "Wildcard") | None => return,
        Some("Ip") => "an IP address",
        Some("Date") => "a date",
        Some("Boolean") => "a boolean",
        Some("GeoPoint" | "Object" | "Flattened" | "Nested") => "an object",
        Some(_) => "a number",
    };
    let can_truncate = matches!(kind, "an IP address" | "a date");
    let instead = if can_truncate { "`pii = \"truncate\"` (or \"drop\")" } else { "`pii = \"drop\"`" };
    let message = format!(
        "`pii = \"{word}\"` writes {written}, and `{}` is {kind} in ECS: write {instead}, or remove `ecs`",
        ecs.value()
    );
    mistakes.report(&class.setting, message);
}

fn class(mistakes: &Mistakes, settings: &Settings, field: &Field) {
    if settings.classes_required && !field.mistaken && field.options.class.is_none() {
        let message = format!(
            "`{}` has no class, and this schema requires one: write `#[log(public = \"why it is harmless\")]`, \
             `#[log(pii = \"hash\")]` (or \"mask\", \"drop\", \"truncate\"), or \
             `#[log(sensitive = \"why it must never be logged\")]`",
            field.name
        );
        mistakes.report(&field.ident, message);
    }
}

/// Reports two fields with one path, and fields below a value. In an index, a name is either a value or an object.
fn paths(mistakes: &Mistakes, fields: &[Field]) {
    let mut written: HashMap<String, (&LitStr, &Field)> = HashMap::new();
    for field in fields {
        let Some(ecs) = &field.options.ecs else { continue };
        let path = ecs.value();
        if let Some(outer) = fields.iter().find(|other| ecs::is_below(&path, &other.name) && other.name != field.name) {
            let message = format!("`{path}` can't stand below `{0}`, because field `{0}` is a value", outer.name);
            mistakes.report(ecs, message);
            let message =
                format!("`{}` can't be a value, because `{path}` of `{}` is below it", outer.name, field.name);
            mistakes.report(&outer.ident, message);
        }
        let Some((first, other)) = written.insert(path.clone(), (ecs, field)) else { continue };
        if other.name != field.name {
            for (place, other) in [(ecs, other), (first, field)] {
                let message = format!("`{path}` is also where `{}` is written: name another ECS field", other.name);
                mistakes.report(place, message);
            }
        }
    }
}
