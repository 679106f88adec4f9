//! The promise declares its own schema, which is why it has its own program.

#[path = "it/hygiene_names.rs"]
mod hygiene_names;

pub use hygiene_names::LogSchema;
