use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(colour = "red")]
    user_id: u64,
}

fn main() {}
