//! A test of what a function logs: `cargo test -p chat-log-examples --example tests_on_logs`.

use chat_log::{chat_log, log_schema};

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    #[log(pii = "mask")]
    phone: String,
}

fn sign_in(user_id: u64, phone: &str) {
    chat_log!(info, "user {user_id} signed in", user_id, phone);
}

fn main() -> Result<(), chat_log::InitError> {
    chat_log::init()?;
    sign_in(7, "+49 170 1234567");
    Ok(())
}

#[test]
fn signing_in_is_logged_without_the_number() {
    let captured = chat_log::testing::capture();
    sign_in(7, "+49 170 1234567");
    let lines = captured.lines();
    assert_eq!(lines.len(), 1);
    assert!(lines[0].contains(r#""message":"user 7 signed in""#), "{lines:?}");
    assert!(!lines[0].contains("1234567"), "{lines:?}");
}
