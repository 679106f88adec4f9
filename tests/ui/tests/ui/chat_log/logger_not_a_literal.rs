use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

const LOGGER: &str = "my_chat";

fn main() {
    chat_log!(logger: LOGGER, info, "signed in");
    chat_log!(logger: "my_chat::websocket", info, "signed in");
}
