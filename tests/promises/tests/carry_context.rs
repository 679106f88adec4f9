//! The promise installs the logger, which is why it has its own program.

#[path = "it/carry_context.rs"]
mod carry_context;

pub use chat_log_tests::schema::LogSchema;
