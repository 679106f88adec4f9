use chat_log::{log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(user_id)]
const fn double(user_id: u64) -> u64 {
    user_id * 2
}

fn main() {
    double(7);
}
