//! The last name that is not transparent gives a value, also where a text names it.
use chat_log::{chat_log, log_schema};
use std::collections::HashMap;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
}

fn main() {
    let (api_keys, tokens) = (vec![String::new()], [String::new()]);
    let headers = HashMap::from([("authorization", "Basic")]);
    let password_text = "hunter2";
    chat_log!(info, "signed in", note = tokens[0].clone());
    chat_log!(info, "signed in", note = api_keys.first());
    chat_log!(info, "signed in", note = password_text);
    chat_log!(info, "signed in", note = headers["authorization"]);
    chat_log!(info, "signed in", note = headers.get("authorization").copied());
    chat_log!(info, "signed in", note = std::env::var("DB_PASSWORD").ok());
}
