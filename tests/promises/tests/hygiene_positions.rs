//! This promise declares its own schema, so it has its own program.

#[path = "it/hygiene_positions.rs"]
mod hygiene_positions;

pub use hygiene_positions::LogSchema;
