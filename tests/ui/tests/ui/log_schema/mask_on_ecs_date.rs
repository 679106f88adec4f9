use chat_log::log_schema;
use std::time::SystemTime;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(ecs = "event.start", pii = "mask")]
    start: SystemTime,
}

fn main() {}
