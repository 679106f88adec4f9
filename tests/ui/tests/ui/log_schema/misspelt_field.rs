use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    /// Numeric id of the signed-in user.
    user_id: u64,
}

fn main() {
    LogSchema::user_idd.allowed();
}
