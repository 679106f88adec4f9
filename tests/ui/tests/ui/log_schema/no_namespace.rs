use chat_log::log_schema;

#[log_schema(service = "7 rooms")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {}
