use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    let user_id = 7_u64;
    chat_log!(info, format!("signed in {user_id}"));
    chat_log!(info, format_args!("signed in {}", user_id));
}
