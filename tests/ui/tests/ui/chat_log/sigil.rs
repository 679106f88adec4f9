use chat_log::{chat_log, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    note: String,
}

fn main() {
    let (user_id, note) = (7_u64, "x");
    chat_log!(info, "signed in", %user_id, ?note);
    chat_log!(info, "signed in", user_id = %user_id, note = ?note);
}
