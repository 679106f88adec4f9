//! What a schema is at run time: its fields with their types and privacy classes, and the registry of all schemas
//! that are linked into the program.

mod check;
mod field;
mod guard;
mod key;
pub(crate) mod registry;

pub use check::{check_class, check_ecs, check_string, check_text, check_unit};
pub use field::{Class, EcsType, Field, FieldDef, Kind, Sensitive, Unit};
pub use guard::Guard;
pub(crate) use field::Style;
pub(crate) use key::Key;

/// A type that `#[log_schema]` made from a struct.
///
/// Only for [`Builder::schema`](crate::Builder::schema) and for generic code; nobody implements it by hand.
pub trait Schema {
    /// The schema's metadata.
    #[doc(hidden)]
    const DEF: &'static SchemaDef;
}

/// The metadata of one `#[log_schema]` struct.
pub struct SchemaDef {
    pub(crate) name: &'static str,
    pub(crate) service: &'static str,
    pub(crate) namespace: &'static str,
    pub(crate) fields: &'static [FieldDef],
    pub(crate) module: &'static str,
    pub(crate) file: &'static str,
    pub(crate) line: u32,
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
        file: &'static str,
        line: u32,
    ) -> Self {
        Self { name, service, namespace, fields, module, file, line }
    }

    /// Where the struct stands, for messages: `my_chat::LogSchema (src/log.rs:7)`.
    pub(crate) fn place(&self) -> String {
        format!("{}::{} ({}:{})", self.module, self.name, self.file, self.line)
    }
}
