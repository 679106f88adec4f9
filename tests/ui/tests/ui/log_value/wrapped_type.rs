use chat_log::LogValue;

pub struct Settings;

#[derive(LogValue)]
pub struct Current(Settings);

fn main() {}
