//! This promise declares its own schema, so it has its own program.

#[path = "it/optional_types.rs"]
mod optional_types;

pub(crate) use optional_types::LogSchema;
