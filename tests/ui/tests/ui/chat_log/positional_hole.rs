use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    let user_id = 7_u64;
    chat_log!(info, "signed in {}", user_id);
    chat_log!(info, "signed in {0}", user_id);
}
