use chat_log::{log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(user_id, err)]
fn join(user_id: u64) -> Result<u64, std::fmt::Error> {
    let name: u32 = "lobby";
    if user_id == 7 {
        return 7;
    }
    "joined"
}

#[log_context(user_id)]
async fn leave(user_id: u64) -> Result<u64, std::fmt::Error> {
    if user_id == 7 {
        return 7;
    }
    "left"
}

#[log_context(user_id)]
async fn look(user_id: u64) {
    user_id
}

fn main() {
    let _ = join(7);
    drop(leave(7));
    drop(look(7));
}
