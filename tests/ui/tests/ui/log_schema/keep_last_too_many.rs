use chat_log::log_schema;

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(pii = "mask", keep_last = 40)]
    phone: String,
}

fn main() {}
