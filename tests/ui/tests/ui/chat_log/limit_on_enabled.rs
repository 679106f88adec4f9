use chat_log::{enabled, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    let _ = enabled!(limit: 10 per minute, warn);
    let _ = enabled!(sample: 1 in 100, warn);
}
