use chat_log::LogValue;

#[derive(LogValue)]
pub struct Id<T>(T);

fn main() {}
