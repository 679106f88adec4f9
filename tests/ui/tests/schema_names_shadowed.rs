//! Names of the user's that hide the prelude, the primitive types and the crates.
#![deny(warnings)]
#![allow(dead_code, non_camel_case_types, reason = "the names are the test")]

pub mod core {}
pub mod std {}

pub struct Option;
pub struct Some;
pub struct None;
pub struct Result;
pub struct Ok;
pub struct Err;
pub struct Vec;
pub struct Send;
pub struct Sync;
pub struct Sized;
pub struct FnMut;
pub struct PhantomData;
pub struct Context;
pub struct Event;
pub struct Declared;
pub struct Kinds;
pub struct FIELDS;
pub struct SCHEMA;
pub struct usize;
pub struct u8;
pub struct u32;
pub struct str;
pub struct bool;

#[derive(chat_log::LogValue)]
enum EventType {
    Some,
    None,
    Ok,
    Err,
}

#[derive(chat_log::LogValue)]
struct RoomId(u64);

#[derive(chat_log::LogValue)]
struct Peer {
    each: u64,
    kind: EventType,
    room: RoomId,
    #[log(sensitive = "never")]
    token: u64,
}

#[chat_log::log_schema(service = "chat", namespace = "chat")]
struct LogSchema {
    #[log(ecs = "user.id")]
    user_id: u64,
    #[log(pii = "hash", domain = "person")]
    email: ::std::string::String,
    #[log(pii = "hash")]
    names: ::std::vec::Vec<::std::string::String>,
    #[cfg(any(unix, windows))]
    kind: EventType,
    peer: Peer,
    #[log(sensitive = "never")]
    password: ::std::string::String,
}

#[test]
fn schemas_with_shadowed_names_compile() {
    let _ = LogSchema::kind.value(&EventType::Some);
    let _ = LogSchema::kind.value(&EventType::None);
    let _ = LogSchema::kind.value(&EventType::Ok);
    let _ = LogSchema::kind.value(&EventType::Err);
    let _ = LogSchema::user_id.value(&7_u64);
    let _ = LogSchema::peer.value(&Peer { each: 1, kind: EventType::Ok, room: RoomId(1), token: 1 });
}
