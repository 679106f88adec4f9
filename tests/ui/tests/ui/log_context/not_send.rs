use chat_log::{log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

use std::rc::Rc;

#[log_context(user_id)]
async fn join(user_id: u64) {
    let room = Rc::new(user_id);
    wait().await;
    drop(room);
}

async fn wait() {}

fn spawn(_: impl Send) {}

fn main() {
    spawn(join(7));
}
