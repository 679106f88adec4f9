use chat_log::{log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(err, user_id, err, user_id)]
fn join(user_id: u64) -> Result<(), std::fmt::Error> {
    Ok(())
}

fn main() {
    let _ = join(7);
}
