//! Records that other crates log through `log` and `tracing` follow the same contract as our own: declared names
//! keep their class, all other names are bounded in one object, and nothing can replace what the logger writes.

#[path = "bridge_contract/context.rs"]
mod context;
#[path = "bridge_contract/declared.rs"]
mod declared;
#[path = "bridge_contract/hostile.rs"]
mod hostile;
#[path = "bridge_contract/labels.rs"]
mod labels;
#[path = "bridge_contract/names.rs"]
mod names;
#[path = "bridge_contract/setup.rs"]
mod setup;

use chat_log::{LogValue, log_schema};
use std::net::IpAddr;

/// The fields of this team, unknown to the crates around it.
#[log_schema(service = "chat", namespace = "chat")]
pub(crate) struct LogSchema {
    #[log(ecs = "user.id")]
    user_id: u64,
    room_name: String,
    occasion: Occasion,
    attempt: u8,
    drift: i32,
    ratio: f64,
    is_admin: bool,
    #[log(pii = "hash")]
    email: String,
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
    #[log(pii = "truncate")]
    client_ip: IpAddr,
    #[log(pii = "drop")]
    birthday: String,
    #[log(text)]
    remark: String,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
}

/// Written in snake case; other crates use only the word.
#[derive(LogValue)]
#[expect(dead_code, reason = "no record of ours is made here")]
enum Occasion {
    WebsocketConnect,
}
