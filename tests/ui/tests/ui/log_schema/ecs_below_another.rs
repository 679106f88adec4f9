use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(pii = "hash")]
    email: String,
    #[log(ecs = "email.message_id")]
    message_id: String,
}

fn main() {}
