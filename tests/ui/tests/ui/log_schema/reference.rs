use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    room_name: &'static str,
    ids: &[u64],
}

fn main() {}
