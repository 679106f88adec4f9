use chat_log::log_schema;
use std::time::Duration;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(unit = "ms", unit = "s")]
    elapsed: Duration,
}

fn main() {}
