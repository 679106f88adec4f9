use chat_log::LogValue;

#[derive(LogValue)]
pub enum Event {
    Connect,
    Send(String),
    Leave { reason: String },
}

fn main() {}
