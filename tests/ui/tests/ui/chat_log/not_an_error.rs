use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {
    let code = 7_u32;
    chat_log!(error, "db failure", error = code);
    chat_log!(error, "db failure: {error}", user_id = 7, error = String::from("down"));
}
