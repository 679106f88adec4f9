//! This promise installs the logger, so it has its own program.

#[path = "it/opentelemetry_ids.rs"]
mod opentelemetry_ids;

pub use chat_log_tests::schema::LogSchema;
