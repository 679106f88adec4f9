use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(sensitive)]
    password: String,
    #[log(sensitive = "")]
    secret: String,
    #[log(public = " ")]
    email: String,
}

fn main() {}
