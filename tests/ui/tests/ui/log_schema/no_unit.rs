use chat_log::log_schema;
use std::time::Duration;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    elapsed: Duration,
    waits: Vec<std::time::Duration>,
}

fn main() {}
