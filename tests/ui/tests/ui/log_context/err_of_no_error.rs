use chat_log::{log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(err)]
fn join() -> Result<(), String> {
    Ok(())
}

#[log_context(err)]
async fn leave() -> Result<(), String> {
    Ok(())
}

fn main() {
    let _ = join();
    drop(leave());
}
