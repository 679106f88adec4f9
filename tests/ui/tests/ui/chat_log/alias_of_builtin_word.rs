use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
}

struct Config {
    stripe_api_key: String,
}

const JWT: &str = "ey";

fn main() {
    let config = Config { stripe_api_key: String::new() };
    chat_log!(info, "started", note = config.stripe_api_key);
    chat_log!(info, "started", note = JWT);
}
