//! The schema of several tests: at least one field of every kind. A test imports it at its root, as a service imports a
//! schema that several services share.

use chat_log::{Json, LogValue, log_schema};
use std::net::IpAddr;
use std::time::{Duration, SystemTime};

/// The fields that the tests log.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    /// A number that is a keyword in ECS.
    #[log(ecs = "user.id")]
    user_id: u64,
    room_name: String,
    event_type: EventType,
    #[log(unit = "ms")]
    elapsed: Duration,
    #[log(ecs = "event.duration", unit = "ns")]
    took: Duration,
    is_admin: bool,
    count: u64,
    delta: i64,
    wide: u128,
    ratio: f64,
    small: f32,
    letter: char,
    note: String,
    other: String,
    /// Free text, which is scrubbed of credentials.
    #[log(text)]
    remark: String,
    seen_at: SystemTime,
    #[log(public = "a test address")]
    peer_ip: IpAddr,
    names: Vec<String>,
    numbers: Vec<i64>,
    ratios: Vec<f64>,
    place: Place,
    payload: Json<serde_json::Value>,
    #[log(string)]
    order_id: u64,
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
    #[log(pii = "hash")]
    email: String,
    #[log(pii = "drop")]
    birthday: String,
}

/// Written in snake case.
#[derive(LogValue, Debug, Clone, Copy)]
pub enum EventType {
    /// A client connected.
    WebsocketConnect,
    /// The database failed.
    DbError,
}

/// A nested object.
#[derive(LogValue, Debug, Clone)]
pub struct Place {
    /// A leaf.
    pub row: u32,
    /// Another leaf.
    pub label: String,
    /// A nested object.
    pub seat: Seat,
}

/// An object in an object.
#[derive(LogValue, Debug, Clone)]
pub struct Seat {
    /// The innermost leaf.
    pub number: i64,
    /// Omitted if there is none.
    pub color: Option<String>,
}
