//! This promise declares its own schema, so it has its own program.

#[path = "it/bridge_contract.rs"]
mod bridge_contract;

pub(crate) use bridge_contract::LogSchema;
