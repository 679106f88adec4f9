use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    room_name: String,
}

struct User {
    phone: String,
}

fn main() {
    let user = User { phone: String::new() };
    chat_log!(info, "joined", room_name = user.phone);
}
