use chat_log::log_schema;
use std::time::Duration;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(unit = "msec")]
    elapsed: Duration,
}

fn main() {}
