use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    ratio: f64,
}

fn main() {
    chat_log!(info, "joined", user_id = 7_u128);
    chat_log!(info, "joined", user_id = 7_i32);
    chat_log!(info, "joined", ratio = 7_u64);
}
