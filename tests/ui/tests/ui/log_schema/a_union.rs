use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub union LogSchema {
    user_id: u64,
    count: u32,
}

fn main() {}
