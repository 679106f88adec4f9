use chat_log::log_schema;
use chat_log::Secret;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(public = "test")]
    password: Secret<String>,
}

fn main() {}
