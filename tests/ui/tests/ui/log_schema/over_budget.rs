use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat", budget = 2)]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
    count: u32,
    reason: String,
}

fn main() {}
