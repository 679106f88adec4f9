//! This promise declares its own schema, so it has its own program.

#[path = "it/hygiene_names.rs"]
mod hygiene_names;

pub use hygiene_names::LogSchema;
