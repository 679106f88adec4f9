//! This promise declares its own schema, so it has its own program.

#[path = "it/contract.rs"]
mod contract;

pub(crate) use contract::LogSchema;
