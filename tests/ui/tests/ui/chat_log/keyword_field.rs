use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    r#type: String,
}

fn main() {
    chat_log!(info, "signed in", type = "guest");
}
