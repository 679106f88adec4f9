use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat", classes = "required")]
pub struct LogSchema {
    #[log(public = "an id of ours")]
    room_id: u64,
    room_name: String,
}

fn main() {}
