use chat_log::log_schema;

type Address = String;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(pii = "truncate")]
    email: Address,
}

fn main() {}
