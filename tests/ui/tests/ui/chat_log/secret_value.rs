use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
}

use chat_log::Secret;
use std::borrow::Cow;

fn main() {
    let word = Secret::new(String::from("hunter2"));
    chat_log!(info, "signed in", note = word);
    chat_log!(info, "signed in", note = &word);
    chat_log!(info, "signed in", note = Some(&word));
    chat_log!(info, "signed in", note = Box::new(word.clone()));
    chat_log!(info, "signed in", note = Cow::Borrowed(&word));
}
