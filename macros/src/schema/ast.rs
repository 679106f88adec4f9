//! The syntax tree of a schema.

use crate::field::ast::Field;
use crate::paths::Runtime;
use syn::{Attribute, Ident, Visibility};

/// A struct under `#[log_schema]`.
pub(super) struct Schema {
    pub(super) attributes: Vec<Attribute>,
    pub(super) visibility: Visibility,
    pub(super) ident: Ident,
    pub(super) settings: Settings,
    pub(super) fields: Vec<Field>,
}

/// The options of `#[log_schema(..)]`.
pub(super) struct Settings {
    pub(super) runtime: Runtime,
    pub(super) service: String,
    /// The ECS prefix of fields without an `ecs` name.
    pub(super) namespace: String,
    /// `classes = "required"`.
    pub(super) classes_required: bool,
    /// The maximum number of fields.
    pub(super) budget: usize,
}

impl Schema {
    /// Returns the field's key in `Layout::Ecs`.
    pub(super) fn ecs_path(&self, field: &Field) -> String {
        match &field.options.ecs {
            Some(ecs) => ecs.value(),
            None => format!("{}.{}", self.settings.namespace, field.name),
        }
    }
}
