use chat_log::{log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

trait Room {
    #[log_context(user_id)]
    fn join(&self, user_id: u64);
}

fn main() {}
