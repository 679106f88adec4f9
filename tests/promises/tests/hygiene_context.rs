//! The promise declares its own schema, which is why it has its own program.

#[path = "it/hygiene_context.rs"]
mod hygiene_context;

pub use hygiene_context::LogSchema;
