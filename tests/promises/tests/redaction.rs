//! The promise declares its own schema, which is why it has its own program.

#[path = "it/redaction.rs"]
mod redaction;

pub(crate) use redaction::LogSchema;
