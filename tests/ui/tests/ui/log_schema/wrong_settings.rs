use chat_log::log_schema;

#[log_schema(service = 5, namespace, classes = "require", budget = "many", crate = "chat_log")]
pub struct LogSchema {
    user_id: u64,
}

fn main() {}
