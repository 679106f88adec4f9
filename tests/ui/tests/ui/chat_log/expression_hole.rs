use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

struct User {
    id: u64,
}

fn main() {
    let user = User { id: 7 };
    chat_log!(info, "signed in {user.id}", user_id = user.id);
}
