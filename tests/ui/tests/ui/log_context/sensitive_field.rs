use chat_log::{chat_log, log_context, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
}

#[log_context(user_id = user, password)]
fn login(user: u64, password: String) -> bool {
    chat_log!(info, "signed in");
    password.len() as u64 == user
}

fn main() {
    login(7, String::new());
}
