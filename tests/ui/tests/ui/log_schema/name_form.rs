use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    userId: u64,
    Größe: u64,
}

fn main() {}
