use chat_log::LogValue;

pub struct Settings;

#[derive(LogValue)]
pub struct Peer {
    settings: Settings,
    all: Vec<Settings>,
}

fn main() {}
