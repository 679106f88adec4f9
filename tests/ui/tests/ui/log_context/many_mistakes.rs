use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
}

#[log_context(user_id, user_id, entry_exti, room_name: room, level = 5, "lobby", ret)]
fn join(user_id: u64, room: &str) {
    chat_log!(info, "joined {room_name} by {user_id}");
}

fn main() {
    join(7, "lobby");
}
