use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

struct Room;

#[log_context(user_idd)]
impl Room {
    fn join(&self, user_id: u64) {
        chat_log!(info, "joined");
    }
    fn leave(&self) {}
}

fn main() {
    Room.join(7);
    Room.leave();
}
