use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    let error = std::fmt::Error;
    chat_log!(error, "db failure", error, error = std::fmt::Error);
}
