use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log]
    user_id: u64,
    #[log = "user.id"]
    account: u64,
}

fn main() {}
