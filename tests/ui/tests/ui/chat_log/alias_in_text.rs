use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
}

fn main() {
    let password = String::from("hunter2");
    chat_log!(info, "signed in", note = format!("{}", password));
    chat_log!(info, "signed in", note = format!("{password}"));
    chat_log!(info, "signed in", note = format!("{password:?}"));
    chat_log!(info, "signed in", note = [password.as_str(), "x"].concat());
    chat_log!(info, "signed in", note = password.to_string());
}
