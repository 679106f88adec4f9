use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(ecs = "user.di")]
    user_id: u64,
    #[log(ecs = "chat.room.colour")]
    colour: String,
}

fn main() {}
