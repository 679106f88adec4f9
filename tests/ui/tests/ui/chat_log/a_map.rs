use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
}

use std::collections::HashMap;

fn main() {
    let headers: HashMap<String, String> = HashMap::new();
    chat_log!(info, "received", note = headers);
}
