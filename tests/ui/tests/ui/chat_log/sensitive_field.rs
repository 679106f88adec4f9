use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
}

fn main() {
    let password = String::from("hunter2");
    chat_log!(info, "signed in", user_id = 7, password);
}
