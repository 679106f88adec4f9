//! Writes one line of each kind that needs an installed logger: third-party records, a panic, every level.

use chat_log::{chat_log, log_context, log_schema};

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    room_name: String,
    count: u64,
    note: String,
}

fn main() -> Result<(), chat_log::InitError> {
    chat_log::init()?;
    chat_log!(error, "error");
    chat_log!(warn, "warn");
    chat_log!(info, "info");
    chat_log!(debug, "debug");
    chat_log!(trace, "trace", note = "a note");
    in_room("lobby");
    let panicked = std::thread::spawn(|| panic!("a panic on purpose")).join();
    chat_log!(info, "last", count = u64::from(panicked.is_err()));
    Ok(())
}

#[log_context(room_name)]
fn in_room(room_name: &str) {
    log::warn!(target: "sqlx::query", count = 7, "odd name" = 1.5; "slow statement");
    tracing::debug!(target: "hyper::proto", { http.method = "GET", odd = true }, "request");
}
