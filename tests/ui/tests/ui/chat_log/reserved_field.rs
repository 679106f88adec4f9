use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    chat_log!(info, "signed in", level = "info", message = "x", logger = "y", timestamp = 5, exc_type = "z");
}
