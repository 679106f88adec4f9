use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
}

#[derive(Debug, Clone)]
struct Account {
    name: &'static str,
}

fn main() {
    let account = Account { name: "ada" };
    chat_log!(info, "opened", note = account);
    chat_log!(info, "opened", note = Some(&account));
}
