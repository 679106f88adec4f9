use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
}

use chat_log::Secret;

#[log_context(note = word)]
fn login(word: &Secret<String>) {
    chat_log!(info, "signed in");
}

fn main() {
    login(&Secret::new(String::new()));
}
