use chat_log::{log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(entry_exit = true, err = "yes", schema = "LogSchema")]
fn join() -> Result<(), std::fmt::Error> {
    Ok(())
}

fn main() {
    let _ = join();
}
