//! A zero byte separates the domain from the value.

use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
struct LogSchema {
    #[log(pii = "hash", domain = "a\0b")]
    email: String,
}

fn main() {}
