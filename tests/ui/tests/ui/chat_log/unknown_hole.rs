use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
}

fn main() {
    let room_name = "lobby";
    chat_log!(info, "joined {room}", room_name);
    chat_log!(info, "joined {user_id}");
    chat_log!(info, "joined {room_nam}", room_name, user_id = 7);
}
