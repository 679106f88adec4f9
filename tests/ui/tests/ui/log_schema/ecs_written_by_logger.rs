use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(ecs = "log.level")]
    importance: String,
}

fn main() {}
