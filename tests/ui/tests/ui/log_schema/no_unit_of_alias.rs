use chat_log::log_schema;

type Elapsed = std::time::Duration;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    elapsed: Elapsed,
}

fn main() {}
