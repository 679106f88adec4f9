use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    words: Vec<String>,
}

use chat_log::Secret;

fn main() {
    let words = vec![Secret::new(String::from("hunter2"))];
    chat_log!(info, "signed in", words);
}
