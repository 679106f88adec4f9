use chat_log::{chat_log, log_context};

#[log_context(user_id, entry_exit)]
fn join(user_id: u64) {
    chat_log!(info, "joined by {user_id}");
}

fn main() {
    join(7);
}
