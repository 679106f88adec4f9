use chat_log::LogValue;

#[derive(LogValue)]
pub struct Marker;

#[derive(LogValue)]
pub struct Nothing {}

fn main() {}
