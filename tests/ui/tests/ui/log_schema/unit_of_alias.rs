use chat_log::log_schema;

type Millis = u64;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(unit = "ms")]
    elapsed: Millis,
}

fn main() {}
