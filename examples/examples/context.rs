//! Fields that every line of a function carries, across `.await`, and into a task.

use chat_log::{LogContextExt as _, chat_log, log_context, log_schema};

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
    attempt: u32,
}

#[log_context(user_id, room_name, entry_exit, err)]
async fn join(user_id: u64, room_name: &str) -> Result<(), std::io::Error> {
    chat_log!(info, "user {user_id} joins");
    // A spawned task starts without a context, unless it takes this one along.
    let greeting = async { chat_log!(info, "the bot greets", attempt = 1) };
    tokio::spawn(greeting.in_log_context()).await?;
    match room_name {
        "lobby" => Ok(()),
        _ => Err(std::io::Error::other("the room is closed")),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), chat_log::InitError> {
    chat_log::init()?;
    for room in ["lobby", "attic"] {
        // `err` has logged the error of the attic.
        let _ = join(7, room).await;
    }
    Ok(())
}
