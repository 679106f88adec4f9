//! This promise declares its own schema, so it has its own program.

#[path = "it/hygiene_context.rs"]
mod hygiene_context;

pub use hygiene_context::LogSchema;
