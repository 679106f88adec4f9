use chat_log::LogValue;

#[derive(LogValue)]
pub struct Name(&'static str);

fn main() {}
