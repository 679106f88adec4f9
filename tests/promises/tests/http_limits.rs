//! This promise installs the logger, so it has its own program.

#[path = "it/http_limits.rs"]
mod http_limits;

pub use chat_log_tests::schema::LogSchema;
