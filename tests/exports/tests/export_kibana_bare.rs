//! This promise declares its own schema, so it has its own program.

#[path = "it/export_kibana_bare.rs"]
mod export_kibana_bare;

pub use export_kibana_bare::LogSchema;
