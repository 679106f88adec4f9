use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub fn LogSchema() {}

fn main() {}
