//! The promise declares its own schema, which is why it has its own program.

#[path = "it/hygiene_positions.rs"]
mod hygiene_positions;

pub use hygiene_positions::LogSchema;
