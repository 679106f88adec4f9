//! This promise installs the logger, so it has its own program.

#[path = "it/http_service.rs"]
mod http_service;

pub use chat_log_tests::schema::LogSchema;
