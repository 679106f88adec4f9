use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    chat_log!(inof, "signed in");
    chat_log!(warning, "signed in");
    chat_log!(INFO, "signed in");
    chat_log!(level, "signed in");
}
