//! Every kind of field, under every lint that a user may deny.
#![deny(warnings, missing_docs, unused, unused_qualifications, unreachable_pub, missing_debug_implementations)]
#![deny(rust_2018_idioms, let_underscore, nonstandard_style, future_incompatible)]
#![forbid(unsafe_code, non_upper_case_globals, private_interfaces)]

use chat_log::{Json, LogValue, log_schema};
use std::net::IpAddr;
use std::time::{Duration, SystemTime};

#[derive(Debug, LogValue)]
enum EventType {
    WebsocketConnect,
    #[log(rename = "ws-gone")]
    WebsocketDisconnect,
}

#[derive(Debug, LogValue)]
struct RoomId(u64);

#[derive(Debug, LogValue)]
struct Peer {
    host: String,
    #[log(pii = "truncate")]
    ip: Option<IpAddr>,
    #[log(unit = "s")]
    since: Duration,
    #[log(sensitive = "opens the peer's door")]
    token: String,
    r#type: EventType,
    room: RoomId,
}

/// The fields of a service that has everything.
#[log_schema(service = "chat", namespace = "chat", classes = "required", budget = 40)]
#[derive(Clone, Copy, Debug)]
pub struct LogSchema {
    /// Numeric id of the signed-in user.
    #[log(ecs = "user.id", string, public = "a number of ours")]
    user_id: u64,
    #[log(public = "a number of ours")]
    room_id: RoomId,
    #[log(public = "rooms are public")]
    room_name: Option<String>,
    #[log(public = "a word of ours")]
    event_type: EventType,
    #[log(unit = "ms", public = "a measurement")]
    elapsed: Duration,
    #[log(ecs = "event.duration", unit = "ns", public = "a measurement")]
    event_duration: Duration,
    #[log(ecs = "event.start", public = "a measurement")]
    start: SystemTime,
    #[log(ecs = "client.ip", pii = "truncate")]
    client_ip: IpAddr,
    #[log(pii = "hash", domain = "person")]
    email: String,
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
    #[log(pii = "drop")]
    street: String,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
    #[log(sensitive = "of any type")]
    session_key: std::sync::Mutex<[u8; 16]>,
    #[log(text, public = "written by us")]
    note: String,
    #[log(public = "numbers")]
    scores: Vec<f64>,
    #[log(public = "numbers")]
    ids: [u64],
    #[log(public = "one letter")]
    grade: char,
    #[log(public = "yes or no")]
    has_password: bool,
    #[log(public = "each leaf has its class")]
    peer: Peer,
    #[log(public = "what the plug-in says")]
    plugin: Json<Vec<String>>,
    #[deprecated(note = "use `room_name`")]
    #[log(public = "rooms are public")]
    chat_room: String,
    /// Present on no known system.
    #[cfg(not(any(unix, windows, target_family = "wasm")))]
    #[log(public = "never there")]
    other_system: String,
    /// Present everywhere.
    #[cfg(any(unix, windows, target_family = "wasm"))]
    #[log(public = "always there")]
    known_system: String,
    #[log(public = "a keyword as a name")]
    r#type: i8,
}

mod inner {
    #[chat_log::log_schema(service = "inner", namespace = "inner")]
    pub(super) struct Empty {}

    #[chat_log::log_schema(service = "inner")]
    struct Unused {
        count: u64,
    }
}

fn local() {
    #[derive(LogValue)]
    enum Step {
        First,
    }

    #[derive(LogValue)]
    struct Place {
        step: Step,
    }

    #[log_schema(service = "local", namespace = "local")]
    struct Local {
        place: Place,
    }

    let _ = Local::place.value(&Place { step: Step::First });
}

#[test]
fn schemas_of_all_kinds_compile() {
    local();
    let _ = <inner::Empty as chat_log::Schema>::DEF;
    let _ = LogSchema::room_name.value(&Some("lobby"));
    let _ = LogSchema::ids.value(&[1_u64, 2]);
    let _ = LogSchema::r#type.value(&-1_i8);
    let _ = LogSchema::known_system.value("any");
    let _ = LogSchema::room_id.value(&RoomId(7));
    let _ = LogSchema::session_key;
    let _ = LogSchema::event_type.value(&EventType::WebsocketConnect);
    let peer = Peer {
        host: String::new(),
        ip: None,
        since: Duration::ZERO,
        token: String::new(),
        r#type: EventType::WebsocketDisconnect,
        room: RoomId(7),
    };
    let _ = LogSchema::peer.value(&peer);
}
