//! The promise declares its own schema, which is why it has its own program.

#[path = "it/limits_declared.rs"]
mod limits_declared;

pub(crate) use limits_declared::LogSchema;
