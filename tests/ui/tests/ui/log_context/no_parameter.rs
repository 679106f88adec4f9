use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
}

struct Room {
    name: String,
}

#[log_context(room_name, room)]
fn join(room: &Room) {
    chat_log!(info, "joined");
}

fn main() {
    join(&Room { name: String::new() });
}
