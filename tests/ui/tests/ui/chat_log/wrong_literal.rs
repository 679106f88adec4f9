use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
    ratio: f64,
}

fn main() {
    chat_log!(info, "joined", user_id = 1.5);
    chat_log!(info, "joined", user_id = -1);
    chat_log!(info, "joined", room_name = 404);
    chat_log!(info, "joined", ratio = 1);
}
