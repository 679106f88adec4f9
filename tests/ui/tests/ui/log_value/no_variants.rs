use chat_log::LogValue;

#[derive(LogValue)]
pub enum Never {}

fn main() {}
