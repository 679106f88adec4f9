use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(sensitive = "credentials never leave the process")]
    password: String,
    #[log(sensitive = "keys are worth money")]
    api_key: String,
    #[log(sensitive = "belongs to the customer")]
    iban: String,
}

struct User {
    password: String,
    api_key: String,
}

fn main() {
    let user = User { password: String::new(), api_key: String::new() };
    chat_log!(info, "signed in", password = user.password, api_key = user.api_key.clone(), iban = "GB29");
}
