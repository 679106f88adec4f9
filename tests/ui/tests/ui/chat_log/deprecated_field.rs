#![deny(deprecated)]

use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    #[deprecated(note = "use `room_name`")]
    old_room: String,
}

fn main() {
    let old_room = "lobby";
    chat_log!(info, "joined {old_room}", old_room);
    join(7);
}

#[log_context(old_room = "hall")]
fn join(user_id: u64) {
    chat_log!(info, "joined {old_room}", user_id);
}
