use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
    attempt: i64,
}

struct User {
    id: u64,
}

fn main() {
    let (user, room, extra) = (User { id: 7 }, "lobby", 5_u64);
    chat_log!(
        target: "x",
        inof,
        "joined {room} {} {password}",
        user_id = user.id,
        user_id = 8,
        room_nam = room,
        attempt: "third",
        user.id,
        %extra,
        level = 5
    );
}
