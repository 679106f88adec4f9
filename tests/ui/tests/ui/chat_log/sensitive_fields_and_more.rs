use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    note: String,
    #[log(sensitive = "what was said stays between {two} people")]
    words: String,
    #[log(sensitive = "a customer's own")]
    plan: Vec<u8>,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
}

struct User {
    words: String,
    password: String,
}

fn main() {
    let user = User { words: String::new(), password: String::new() };
    chat_log!(
        info,
        "signed in",
        words = &user.words,
        plan = [1, 2],
        password,
        user_id = "seven",
        nota = 1,
        note = user.password,
    );
}
