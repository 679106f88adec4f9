use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    password: String,
    stripe_api_key: String,
    #[log(pii = "hash")]
    session_token: String,
    input_tokens: u64,
    has_password: bool,
}

fn main() {}
