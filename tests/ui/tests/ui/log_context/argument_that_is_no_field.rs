use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(user_id, text)]
fn send(user_id: u64, text: &str) {
    chat_log!(info, "sent");
}

fn main() {
    send(7, "hello");
}
