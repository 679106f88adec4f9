//! The smallest program: a schema, a context, one error. `cargo run -p chat-log-examples --example quick_start`

use chat_log::{chat_log, log_context, log_schema};

/// The fields that a line may have in addition to the built-in ones.
#[log_schema(service = "quick_start", namespace = "quick")]
pub struct LogSchema {
    /// Numeric id of the user.
    #[log(ecs = "user.id")]
    user_id: u64,
    /// Requested file.
    #[log(ecs = "file.path")]
    file_path: String,
}

/// Adds both fields to every line that is logged inside this function.
#[log_context(user_id, file_path)]
fn load_avatar(user_id: u64, file_path: &str) -> std::io::Result<Vec<u8>> {
    let read = std::fs::read(file_path);
    match &read {
        Ok(_) => chat_log!(info, "avatar of user {user_id} loaded"),
        Err(error) => chat_log!(error, "no avatar for user {user_id}: {error}", error),
    }
    read
}

fn main() -> Result<(), chat_log::InitError> {
    chat_log::init()?;
    if load_avatar(7, "avatars/7.png").is_err() {
        chat_log!(warn, "the page shows the default avatar", user_id = 7);
    }
    Ok(())
}
