//! The promise installs the logger, which is why it has its own program.

#[path = "it/trace_provider.rs"]
mod trace_provider;

pub use chat_log_tests::schema::LogSchema;
