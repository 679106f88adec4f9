//! The crate under another path.
#![deny(warnings)]

mod logging {
    pub use ::chat_log as renamed;
}

// Hides the crate's own name.
mod chat_log {}

use logging::renamed::{LogValue, log_schema};

#[derive(LogValue)]
#[log(crate = crate::logging::renamed)]
enum EventType {
    Connect,
}

#[derive(LogValue)]
#[log(crate = crate::logging::renamed)]
struct RoomId(u64);

#[derive(LogValue)]
#[log(crate = crate::logging::renamed)]
struct Peer {
    room: RoomId,
    #[log(unit = "ms", public = "a measurement")]
    since: std::time::Duration,
}

#[log_schema(service = "chat", namespace = "chat", crate = crate::logging::renamed)]
struct LogSchema {
    #[log(ecs = "event.action")]
    event_type: EventType,
    peer: Peer,
    #[log(sensitive = "never")]
    password: String,
}

#[test]
fn schemas_of_a_renamed_crate_compile() {
    let _ = LogSchema::event_type.value(&EventType::Connect);
    let _ = LogSchema::peer.value(&Peer { room: RoomId(7), since: std::time::Duration::ZERO });
}
