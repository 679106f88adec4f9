use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
}

use chat_log::Secret;

fn main() {
    let word = Secret::new(String::from("hunter2"));
    chat_log!(info, "signed in", note = format!("{}", word));
    chat_log!(info, "signed in", note = word.to_string());
}
