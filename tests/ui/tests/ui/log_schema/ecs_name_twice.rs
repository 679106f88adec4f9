use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(ecs = "user.id")]
    user_id: u64,
    #[log(ecs = "user.id")]
    account: u64,
}

fn main() {}
