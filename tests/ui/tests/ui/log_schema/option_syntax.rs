use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(pii("hash"))]
    email: String,
    #[log(pii = hash)]
    phone: String,
    #[log(hash)]
    iban: String,
    #[log(ecs = "user.id" string)]
    user_id: u64,
    #[log(string = true)]
    account: u64,
}

fn main() {}
