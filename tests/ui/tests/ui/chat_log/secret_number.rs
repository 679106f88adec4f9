use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

use chat_log::Secret;

fn main() {
    let held = Secret::new(7_u32);
    chat_log!(info, "signed in", user_id = held as u64);
}
