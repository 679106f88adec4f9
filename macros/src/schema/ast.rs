//! The syntax tree of a schema.

use crate::field::ast::Field;
use crate::paths::Runtime;
use syn::{Attribute, Ident, Visibility};

/// A struct under `#[log_schema]`.
pub(crate) struct Schema {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) ident: Ident,
    pub(crate) settings: Settings,
    pub(crate) fields: Vec<Field>,
}

/// What stands in the parentheses of `#[log_schema(..)]`.
pub(crate) struct Settings {
    pub(crate) runtime: Runtime,
    pub(crate) service: String,
    /// The ECS prefix of fields without an `ecs` name.
    pub(crate) namespace: String,
    /// `classes = "required"`.
    pub(crate) classes_required: bool,
    /// How many fields the schema may have.
    pub(crate) budget: usize,
}

impl Schema {
    /// The field's key in `Layout::Ecs`.
    pub(crate) fn ecs_path(&self, field: &Field) -> String {
        match &field.options.ecs {
            Some(ecs) => ecs.value(),
            None => format!("{}.{}", self.settings.namespace, field.name),
        }
    }
}
