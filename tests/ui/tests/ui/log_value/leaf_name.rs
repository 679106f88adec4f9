use chat_log::LogValue;

#[derive(LogValue)]
pub struct Peer {
    userId: u64,
}

fn main() {}
