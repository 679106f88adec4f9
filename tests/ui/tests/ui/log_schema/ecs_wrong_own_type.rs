use chat_log::log_schema;

type Count = String;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(ecs = "event.duration")]
    count: Count,
}

fn main() {}
