use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(user_id)]
fn join(user_id: &str) {
    chat_log!(info, "joined by {user_id}");
}

fn main() {
    join("7");
}
