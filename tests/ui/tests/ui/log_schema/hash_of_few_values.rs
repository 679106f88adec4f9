//! Whoever sees the two pseudonyms of a `bool` knows them.

use chat_log::{LogValue, log_schema};

#[derive(LogValue)]
enum Diet {
    Kosher,
    Halal,
}

#[log_schema(service = "chat", namespace = "chat")]
struct LogSchema {
    #[log(pii = "hash")]
    is_ill: bool,
    #[log(pii = "hash")]
    diet: Option<Diet>,
    #[log(pii = "hash")]
    age: u8,
}

fn main() {}
