use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(unit = "ms")]
    elapsed: u64,
}

fn main() {}
