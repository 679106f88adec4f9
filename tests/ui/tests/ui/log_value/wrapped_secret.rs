use chat_log::LogValue;

#[derive(LogValue)]
pub struct ApiKey(chat_log::Secret<String>);

fn main() {}
