use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
    user_id: u64,
}

fn main() {
    let text = "7";
    chat_log!(info, "read", note = text.into());
}
