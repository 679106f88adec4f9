//! The promise declares its own schema, which is why it has its own program.

#[path = "it/bridge_contract.rs"]
mod bridge_contract;

pub(crate) use bridge_contract::LogSchema;
