use chat_log::LogValue;

#[derive(LogValue)]
pub struct Range(u64, u64);

fn main() {}
