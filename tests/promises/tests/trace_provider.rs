//! This promise installs the logger, so it has its own program.

#[path = "it/trace_provider.rs"]
mod trace_provider;

pub use chat_log_tests::schema::LogSchema;
