use chat_log::{log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(skip_all, ret, level = "info", fields(user_id = 7))]
fn join(user_id: u64) -> u64 {
    user_id
}

fn main() {
    join(7);
}
