//! What a schema is at run time: its fields with their types and privacy classes, and the registry of all schemas
//! that are linked into the program.

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

/// A type that `#[log_schema]` made from a struct.
///
/// For [`Builder::schema`](crate::Builder::schema) and for generic code. It is sealed: what it takes to implement it is not
/// public, and may change in any version.
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
    /// What `#[log_schema]` knows of the struct that it stands on.
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
    /// How a value goes into a line of `Layout::Flat`, and of `Layout::Ecs`.
    pub(crate) flat_style: Style,
    pub(crate) ecs_style: Style,
    /// Whether its values go past redaction as they are.
    pub(crate) untouched: bool,
    pub(crate) flat_key: JsonKey,
    pub(crate) ecs_key: JsonKey,
    /// One bit of the name's hash: fields of different bits are different fields.
    pub(crate) bit: u64,
}
