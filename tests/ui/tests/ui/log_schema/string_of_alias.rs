use chat_log::log_schema;

type Name = String;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(string)]
    room_name: Name,
}

fn main() {}
