#[derive(LogValue)]
pub enum Event {
    Joined,
    #[log(rename = "gone")]
    Left,
}

#[derive(LogValue)]
pub struct RoomId(u64);

#[derive(LogValue)]
pub struct Peer {
    /// Its name in the network.
    host: String,
    #[log(sensitive = "it admits to the room")]
    ticket: String,
}
