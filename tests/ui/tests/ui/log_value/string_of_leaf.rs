use chat_log::LogValue;

#[derive(LogValue)]
pub struct Peer {
    #[log(string)]
    name: String,
}

fn main() {}
