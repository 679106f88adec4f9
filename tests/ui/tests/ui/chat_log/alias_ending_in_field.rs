//! The field's own name exempts exactly that name, and a public field exactly its own.
use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(public = "a key of our cache")]
    key: String,
    #[log(public = "a name of the parser's")]
    token: String,
    note: String,
}

struct User {
    api_key: String,
}

fn main() {
    let user = User { api_key: String::new() };
    let access_token = "ey";
    chat_log!(info, "signed in", key = user.api_key);
    chat_log!(info, "signed in", token = access_token);
    chat_log!(info, "signed in", note = access_token);
}
