use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    let totp = 123_456_u32;
    chat_log!(info, "signed in", user_id = totp as u64);
}
