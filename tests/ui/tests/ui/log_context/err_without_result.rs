use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(err)]
fn join() {
    chat_log!(info, "joined");
}

#[log_context(err)]
fn count() -> u64 {
    7
}

fn main() {
    join();
    count();
}
