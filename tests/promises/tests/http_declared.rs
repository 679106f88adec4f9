//! The promise declares its own schema, which is why it has its own program.

#[path = "it/http_declared.rs"]
mod http_declared;

pub(crate) use http_declared::LogSchema;
