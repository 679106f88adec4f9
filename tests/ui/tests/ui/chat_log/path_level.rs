use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    chat_log!(chat_log::Level::Info, "signed in");
    chat_log!(level(), "signed in");
}

fn level() -> chat_log::Level {
    chat_log::Level::Info
}
