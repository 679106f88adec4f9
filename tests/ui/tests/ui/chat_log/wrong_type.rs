use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
}

fn main() {
    let name = String::from("lobby");
    chat_log!(info, "joined", user_id = name.as_str());
    chat_log!(info, "joined", room_name = true);
    chat_log!(info, "joined", user_id = -7_i64);
}
