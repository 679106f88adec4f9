use chat_log::{Secret, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(public = "test")]
    password: Secret<String>,
}

fn main() {}
