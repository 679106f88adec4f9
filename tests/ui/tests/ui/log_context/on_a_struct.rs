use chat_log::{log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(user_id)]
struct Room {
    user_id: u64,
}

fn main() {
    let _ = Room { user_id: 7 }.user_id;
}
