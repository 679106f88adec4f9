use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

const TEXT: &str = "signed in";

fn main() {
    let text = "signed in";
    chat_log!(info, TEXT);
    chat_log!(info, text);
    chat_log!(info, TEXT, user_id = 7);
}
