use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(pii = "hsah")]
    email: String,
    #[log(pii = "encrypt")]
    phone: String,
}

fn main() {}
