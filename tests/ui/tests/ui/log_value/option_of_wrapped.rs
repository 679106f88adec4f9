use chat_log::LogValue;

#[derive(LogValue)]
pub struct Email(#[log(pii = "hash")] String);

fn main() {}
