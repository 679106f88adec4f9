//! The promise declares its own schema, which is why it has its own program.

#[path = "it/hygiene_lints.rs"]
mod hygiene_lints;

pub use hygiene_lints::LogSchema;
