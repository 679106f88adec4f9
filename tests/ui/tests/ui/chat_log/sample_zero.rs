use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    chat_log!(sample: 1 in 0, info, "signed in");
    chat_log!(sample: 1 in 1, info, "signed in");
}
