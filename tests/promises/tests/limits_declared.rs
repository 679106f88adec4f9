//! This promise declares its own schema, so it has its own program.

#[path = "it/limits_declared.rs"]
mod limits_declared;

pub(crate) use limits_declared::LogSchema;
