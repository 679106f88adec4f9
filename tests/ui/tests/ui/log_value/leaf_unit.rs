use chat_log::LogValue;

#[derive(LogValue)]
pub struct Peer {
    since: std::time::Duration,
}

fn main() {}
