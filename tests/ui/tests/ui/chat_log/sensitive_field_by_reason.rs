use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(sensitive = "seats are secret")]
    seat: String,
}

fn main() {
    chat_log!(info, "seated", seat = "12a");
}
