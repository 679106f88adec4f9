use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
}

fn main() {
    let (password_hint, token) = ("first pet", "t");
    chat_log!(info, "reset", note = format!("{} {}", allow_name(password_hint), token));
}
