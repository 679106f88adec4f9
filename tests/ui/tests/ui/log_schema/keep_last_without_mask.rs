use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(pii = "hash", keep_last = 4)]
    phone: String,
    #[log(keep_last = 4)]
    room_name: String,
}

fn main() {}
