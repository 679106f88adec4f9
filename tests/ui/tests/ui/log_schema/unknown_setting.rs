use chat_log::log_schema;

#[log_schema(service = "chat", namepace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {}
