use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
}

#[log_context(error = cause)]
fn fail(cause: &std::io::Error) {
    chat_log!(info, "failed");
}

fn main() {
    fail(&std::io::Error::other("x"));
}
