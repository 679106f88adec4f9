//! This promise installs the logger, so it has its own program.

#[path = "it/carry_context.rs"]
mod carry_context;

pub use chat_log_tests::schema::LogSchema;
