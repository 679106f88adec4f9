//! This promise declares its own schema, so it has its own program.

#[path = "it/http_declared.rs"]
mod http_declared;

pub(crate) use http_declared::LogSchema;
