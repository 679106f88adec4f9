//! Schemas at run time: their fields with types and privacy classes, and the registry of all schemas linked into the
//! program.

mod def;
mod guard;
mod key;
mod kinds;
pub(crate) mod registry;

pub use guard::Guard;
pub(crate) use key::JsonKey;
pub(crate) use kinds::Style;
pub use kinds::{Class, EcsType, Kind, Unit};
pub use registry::SchemaConflict;

/// A type declared with `#[log_schema]`.
///
/// Used by [`Builder::schema`](crate::Builder::schema) and by generic code. It can't be implemented by hand: what an
/// implementation needs is not public and may change in any version.
pub trait Schema {
    /// The schema's metadata.
    #[doc(hidden)]
    const DEF: &'static SchemaDef;
}

/// The metadata of one `#[log_schema]` struct.
#[derive(Debug)]
pub struct SchemaDef {
    pub(crate) name: &'static str,
    pub(crate) service: &'static str,
    pub(crate) namespace: &'static str,
    pub(crate) fields: &'static [FieldDef],
    pub(crate) module: &'static str,
}

impl SchemaDef {
    /// Creates the metadata of a struct with `#[log_schema]`.
    #[must_use]
    pub const fn new(
        name: &'static str,
        service: &'static str,
        namespace: &'static str,
        fields: &'static [FieldDef],
        module: &'static str,
    ) -> Self {
        Self { name, service, namespace, fields, module }
    }
}

/// The metadata of one field.
pub struct FieldDef {
    pub(crate) name: &'static str,
    pub(crate) ecs_path: &'static str,
    pub(crate) kind: Kind,
    pub(crate) class: Class,
    pub(crate) unit: Option<Unit>,
    pub(crate) ecs: Option<EcsType>,
    pub(crate) string: bool,
    pub(crate) text: bool,
    pub(crate) docs: &'static str,
    pub(crate) type_name: &'static str,
    pub(crate) deprecated: Option<&'static str>,
    pub(crate) file: &'static str,
    pub(crate) line: u32,
    /// How a value is written in `Layout::Flat` and in `Layout::Ecs`.
    pub(crate) flat_style: Style,
    pub(crate) ecs_style: Style,
    /// Whether its values need no redaction.
    pub(crate) untouched: bool,
    pub(crate) flat_key: JsonKey,
    pub(crate) ecs_key: JsonKey,
    /// One bit of the name's hash: names with different bits differ.
    pub(crate) bit: u64,
}
