use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema<'a, T> {
    value: T,
    text: std::borrow::Cow<'a, str>,
    user_id: u64,
}

fn main() {
    LogSchema::user_id.def();
}
