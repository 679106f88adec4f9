//! This promise declares its own schema, so it has its own program.

#[path = "it/redaction.rs"]
mod redaction;

pub(crate) use redaction::LogSchema;
