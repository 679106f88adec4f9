use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    room_name: String,
    user_id: u64,
    room_name: u64,
}

fn main() {}
