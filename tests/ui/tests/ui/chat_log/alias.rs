use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    note: String,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
}

struct User {
    password: String,
}

impl User {
    fn note(&self) {
        chat_log!(info, "signed in", note = self.password);
        chat_log!(info, "signed in", note = self.password.clone());
        chat_log!(info, "signed in", note = &self.password[..]);
    }
}

fn get_password() -> String {
    String::new()
}

fn main() {
    let password = get_password();
    chat_log!(info, "signed in", note = password);
    chat_log!(info, "signed in", note = get_password());
    User { password }.note();
}
