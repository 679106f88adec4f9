//! A program that logs by `tracing` and `log` keeps its calls: they become lines of the same schema.

use chat_log::{chat_log, log_schema};

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
}

#[tracing::instrument(skip(message), err)]
fn send(user_id: u64, room_name: &str, message: &str) -> Result<(), std::io::Error> {
    // Declared names become fields, all others labels.
    tracing::info!(length = message.len(), "message received");
    log::info!("a record of log, in the same span");
    // The same checks as everywhere, and the span's fields in the line.
    chat_log!(info, "message sent to {room_name}", room_name);
    Err(std::io::Error::other("the disk is full"))
}

fn main() -> Result<(), chat_log::InitError> {
    chat_log::init()?;
    // `err` has logged it, with the function's name.
    let _ = send(7, "lobby", "hello");
    Ok(())
}
