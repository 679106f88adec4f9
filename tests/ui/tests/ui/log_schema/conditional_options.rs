use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[cfg_attr(unix, log(pii = "hash"))]
    room_name: String,
}

fn main() {}
