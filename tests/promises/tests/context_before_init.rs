//! This promise depends on when the logger is installed, so it has its own program.

#[path = "it/context_before_init.rs"]
mod context_before_init;

pub use chat_log_tests::schema::LogSchema;
