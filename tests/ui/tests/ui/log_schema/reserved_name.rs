use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    level: String,
    logger: String,
    error: String,
}

fn main() {}
