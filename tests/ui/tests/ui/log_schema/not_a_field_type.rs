use chat_log::log_schema;

pub struct Settings;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    settings: Settings,
    #[log(pii = "drop")]
    answers: Vec<Settings>,
}

fn main() {}
