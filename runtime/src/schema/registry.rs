//! The registry of all schemas linked into the program.

use super::{FieldDef, SchemaDef};
use std::collections::HashMap;

/// Filled at link time by every `#[log_schema]`.
#[linkme::distributed_slice]
pub static SCHEMAS: [&'static SchemaDef];

/// Two linked schemas declare one name with different types, privacy classes or ECS names.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("field `{field}` is declared with {difference}: in {} and in {}", places[0], places[1])]
pub struct SchemaConflict {
    field: &'static str,
    difference: String,
    places: [String; 2],
}

impl SchemaConflict {
    /// Returns the name of the field.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.field
    }
}

/// Returns the linked schemas, and those that the builder received for platforms without link-time registration.
pub(crate) fn all(given: &[&'static SchemaDef]) -> Vec<&'static SchemaDef> {
    let mut schemas: Vec<&'static SchemaDef> = SCHEMAS.iter().copied().collect();
    for schema in given {
        if !schemas.iter().any(|known| std::ptr::eq(*known, *schema)) {
            schemas.push(schema);
        }
    }
    schemas.sort_by_key(|schema| (schema.module, schema.name));
    schemas
}

/// Returns the fields of all schemas by name. Fails at the first pair that one index can't hold.
pub(crate) fn fields(
    schemas: &[&'static SchemaDef],
) -> Result<HashMap<&'static str, &'static FieldDef>, SchemaConflict> {
    let mut known: HashMap<&'static str, (&'static FieldDef, &'static SchemaDef)> = HashMap::new();
    for schema in schemas {
        for field in schema.fields {
            if let Some((other, other_schema)) = known.get(field.name) {
                if let Some(difference) = difference(other, field) {
                    let places = [place(other, other_schema), place(field, schema)];
                    return Err(SchemaConflict { field: field.name, difference, places });
                }
            } else {
                known.insert(field.name, (field, schema));
            }
        }
    }
    Ok(known.into_iter().map(|(name, (field, _))| (name, field)).collect())
}

/// Returns the schema of the executable's own crate, or else the first.
pub(crate) fn main(schemas: &[&'static SchemaDef]) -> Option<&'static SchemaDef> {
    let executable = executable().unwrap_or_default().replace('-', "_");
    let own = schemas.iter().find(|schema| schema.module.split("::").next() == Some(&executable));
    own.or(schemas.first()).copied()
}

/// Returns the name of the executable's file.
pub(crate) fn executable() -> Option<String> {
    Some(std::env::current_exe().ok()?.file_stem()?.to_str()?.to_owned())
}

fn place(field: &FieldDef, schema: &SchemaDef) -> String {
    format!("{}::{} ({}:{})", schema.module, schema.name, field.file, field.line)
}

fn difference(a: &FieldDef, b: &FieldDef) -> Option<String> {
    if a.kind != b.kind || a.unit != b.unit || a.string != b.string {
        return Some(format!("two types (`{}` and `{}`)", a.type_name, b.type_name));
    }
    if a.class != b.class {
        return Some(format!("two privacy classes ({} and {})", a.class.describe(), b.class.describe()));
    }
    if a.text != b.text {
        return Some("`text` in one place only".to_owned());
    }
    (a.ecs.is_some() && b.ecs.is_some() && a.ecs_path != b.ecs_path)
        .then(|| format!("two ECS names (`{}` and `{}`)", a.ecs_path, b.ecs_path))
}
