use chat_log::LogValue;

type Count = u64;

#[derive(LogValue)]
pub struct Peer {
    #[log(unit = "ms")]
    count: Count,
}

fn main() {}
