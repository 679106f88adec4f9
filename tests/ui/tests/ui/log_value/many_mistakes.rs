use chat_log::{LogValue, log_schema};

#[derive(LogValue)]
#[log(crat = ::chat_log)]
pub enum Event {
    Connect,
    Send(String),
}

#[derive(LogValue)]
pub struct Id<T>(T);

#[derive(LogValue)]
pub struct Peer {
    password: String,
    #[log(unti = "ms")]
    since: std::time::Duration,
}

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    change: Event,
    room_id: Id<u64>,
    peer: Peer,
}

// None of these uses is a mistake of its own.
fn main() {
    let _ = LogSchema::room_id.value(&Id(7));
    let _ = LogSchema::peer.value(&Peer { password: String::new(), since: std::time::Duration::ZERO });
}
