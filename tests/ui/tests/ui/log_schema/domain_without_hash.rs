use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(pii = "mask", domain = "person")]
    email: String,
}

fn main() {}
