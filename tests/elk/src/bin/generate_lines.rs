//! `generate_lines COUNT` writes lines that hold every type of field and its extreme values. `generate_lines --export
//! DIRECTORY` writes the configuration of their index.

use chat_log::{Json, LogValue, chat_log, log_schema};
use std::error::Error;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::{Duration, SystemTime};

/// A field of every type.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    number: u64,
    #[log(ecs = "user.id")]
    user_id: u64,
    large: u64,
    delta: i64,
    wide: u128,
    small: u8,
    ratio: f64,
    single: f32,
    flag: bool,
    letter: char,
    note: String,
    #[log(text)]
    remark: String,
    event_type: EventType,
    #[log(unit = "ms")]
    elapsed: Duration,
    #[log(ecs = "event.duration", unit = "ns")]
    took: Duration,
    seen_at: SystemTime,
    #[log(public = "an address of the tests")]
    peer_ip: IpAddr,
    names: Vec<String>,
    numbers: Vec<i64>,
    place: Place,
    payload: Json<serde_json::Value>,
    #[log(string)]
    order_id: u64,
    #[log(pii = "hash")]
    email: String,
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
}

#[derive(LogValue, Clone, Copy)]
enum EventType {
    WebsocketConnect,
    DbError,
}

#[derive(LogValue)]
struct Place {
    row: u32,
    label: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--export", folder] => Ok(chat_log::export::write_all(folder)?),
        [count] => {
            chat_log::init()?;
            (0..count.parse()?).for_each(write);
            Ok(())
        }
        _ => Err("usage: generate_lines COUNT | --export DIRECTORY".into()),
    }
}

/// Logs the line of this number, which differs between runs only in time and process id.
fn write(number: u64) {
    match number % 4 {
        0 => numbers(number),
        1 => texts(number),
        2 => compounds(number),
        _ => foreign(number),
    }
}

fn pick<T: Copy>(from: &[T], number: u64) -> T {
    from[(number / 4) as usize % from.len()]
}

fn numbers(number: u64) {
    let large = [u64::MAX, 0, i64::MAX as u64, i64::MAX as u64 + 1, 1 << 53, (1 << 53) + 1];
    let delta = [i64::MIN, i64::MAX, 0, -1, -(1 << 53) - 1];
    let ratio = [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, -5e-324, 0.1 + 0.2, -0.0, 1e21, 12.75];
    chat_log!(
        info,
        "numbers of every size",
        number,
        user_id = number,
        large = pick(&large, number),
        delta = pick(&delta, number),
        wide = pick(&[u128::MAX, 7, u128::from(u64::MAX)], number),
        small = pick(&[u8::MAX, 0], number),
        ratio = pick(&ratio, number),
        single = pick(&[f32::MAX, f32::MIN_POSITIVE, 0.1], number),
        flag = number.is_multiple_of(8),
        elapsed = Duration::from_micros(number),
        took = Duration::from_nanos(pick(&[0, 1, 999_999_999_999], number)),
        order_id = number,
    );
}

fn texts(number: u64) {
    let controls: String = (0..32).chain(127..160).filter_map(char::from_u32).collect();
    let note = match number / 4 % 6 {
        0 => controls,
        1 => "🦀👩‍👩‍👧‍👦 e\u{301} \u{10FFFF}".to_owned(),
        2 => "שלום עולם \u{202E}עברית\u{202C} مرحبا".to_owned(),
        3 => r#"","level":"info","x":" ${jndi:ldap://x} {} %n <script>"#.to_owned(),
        4 if (number / 4).is_multiple_of(50) => "sixteen kilobytes ".repeat(1000),
        _ => String::new(),
    };
    chat_log!(
        warn,
        "texts of every kind: {letter}",
        number,
        letter = pick(&['"', '\\', 'ü', '\u{0}', '漢'], number),
        note,
        remark = "free text of a user",
        event_type = pick(&[EventType::WebsocketConnect, EventType::DbError], number),
        email = format!("user{number}@example.com"),
        phone = "+49 30 1234567890",
    );
}

fn compounds(number: u64) {
    let address: IpAddr =
        if number.is_multiple_of(3) { Ipv6Addr::LOCALHOST.into() } else { Ipv4Addr::new(10, 0, 0, 7).into() };
    let error = std::io::Error::other(std::io::Error::other("the cause, connection refused"));
    chat_log!(
        error,
        "compounds, and an error: {error}",
        error,
        number,
        seen_at = SystemTime::UNIX_EPOCH + Duration::from_micros(number * 1_000_001),
        peer_ip = address,
        names = ["a", "b c", ""],
        numbers = vec![i64::MIN, 0, i64::MAX],
        place = Place { row: 7, label: format!("label {number}") },
        // Keys that resolve to one path, as a client may send them.
        payload = Json(serde_json::json!({ "a": [1, "b"], "a.b": 1, "c": { "d": 5.5 }, "c.d": "twin" })),
    );
}

/// A record of another crate with the maximum number of labels.
fn foreign(number: u64) {
    let keys: Vec<(String, u64)> = (0..64).map(|key| (format!("key.{key}*\\ \"{key}"), number)).collect();
    let pairs: Vec<(&str, log::kv::Value<'_>)> =
        keys.iter().map(|(key, value)| (key.as_str(), log::kv::Value::from(*value))).collect();
    let message = format_args!("a record of another crate");
    let mut record = log::Record::builder();
    record.args(message).level(log::Level::Info).target("other::crate").module_path(Some("other::crate"));
    log::logger().log(&record.key_values(&pairs.as_slice()).build());
}
