use chat_log::LogValue;

#[derive(LogValue)]
pub struct Peer {
    password: String,
    email: String,
    #[log(pii = "hsah")]
    phone: String,
}

fn main() {}
