use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    chat_log!(info, "signed in {user_id:?} {user_id:>5}", user_id = 7);
}
