use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    let password = "hunter2";
    chat_log!(info, "signed in with {password}", user_id = 7);
}
