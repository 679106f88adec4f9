//! A personal field's value goes into a field of its class or a stricter one.
use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    room_name: String,
    note: String,
    #[log(pii = "hash")]
    email: String,
    #[log(pii = "mask")]
    handle: String,
}

struct User {
    email: String,
    handle: String,
}

fn main() {
    let user = User { email: String::new(), handle: String::new() };
    let email = "ada@example.org";
    chat_log!(info, "joined", room_name = user.email);
    chat_log!(info, "joined", note = format!("{email}"));
    chat_log!(info, "joined", note = user.handle.clone());
    chat_log!(info, "joined", email = user.handle);
}
