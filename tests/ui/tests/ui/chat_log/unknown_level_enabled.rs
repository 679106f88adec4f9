use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    if chat_log::enabled!(inof) {}
    if chat_log::enabled!() {}
    if chat_log::enabled!(info, "signed in") {}
    if chat_log::enabled!(target: "x", info) {}
}

fn _uses() {
    chat_log!(info, "x");
}
