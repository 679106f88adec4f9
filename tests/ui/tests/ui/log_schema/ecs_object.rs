use chat_log::{Json, log_schema};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(ecs = "client")]
    peer: String,
    #[log(ecs = "dns.answers")]
    answers: Json<Vec<String>>,
}

fn main() {}
