use chat_log::LogValue;

#[derive(LogValue)]
pub struct Peer {
    #[log(public = "test")]
    token: chat_log::Secret<String>,
}

fn main() {}
