//! A context has the fields that it names and no other argument.
#![deny(warnings)]

use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
}

#[log_context(user_id, entry_exit)]
fn login(user_id: u64, password: &str) -> bool {
    chat_log!(info, "signed in by {user_id}");
    password.len() as u64 > user_id
}

fn main() {
    let captured = chat_log::testing::capture();
    login(7, "hunter2-correct-horse");
    let lines = captured.take();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.contains(r#""user_id":7"#) && !line.contains("hunter2")), "{lines:?}");
}
