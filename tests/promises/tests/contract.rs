//! The promise declares its own schema, which is why it has its own program.

#[path = "it/contract.rs"]
mod contract;

pub(crate) use contract::LogSchema;
