//! This promise declares its own schema, so it has its own program.

#[path = "it/hygiene_lints.rs"]
mod hygiene_lints;

pub use hygiene_lints::LogSchema;
