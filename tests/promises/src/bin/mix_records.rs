//! Writes `RECORDS` records from `THREADS` threads to stdout, alternating between `chat_log!`, `log` and `tracing`: literal and
//! formatted messages, fields and labels, contexts and spans, errors, credentials, and sometimes a long one. `number` counts
//! the records of a `writer`.

use chat_log::{chat_log, log_context, log_schema};
use std::hint::black_box;

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    #[log(ecs = "user.id")]
    user_id: u64,
    writer: u64,
    number: u64,
    room_name: String,
    ratio: f64,
    note: String,
    #[log(pii = "hash")]
    email: String,
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
    #[log(sensitive = "credentials never leave the process")]
    password: String,
}

fn main() -> Result<(), chat_log::InitError> {
    chat_log::builder().hash_key(*b"0123456789abcdef0123").init()?;
    let (threads, records) = (setting("THREADS"), setting("RECORDS"));
    std::thread::scope(|scope| {
        for writer in 0..threads {
            scope.spawn(move || write(writer, records / threads));
        }
    });
    Ok(())
}

fn write(writer: u64, records: u64) {
    for number in 0..records {
        match number % 12 {
            0 => chat_log!(info, "message sent by {user_id}", user_id = number, writer, number),
            1 => log::info!(writer, number; "a record of log"),
            2 => tracing::info!(writer, number, "an event of tracing"),
            3 => in_a_room(writer, number, "lobby"),
            4 => log::warn!(writer, number, email = "ada@example.org", shard = number % 7; "slow: {number} ms"),
            5 => tracing::warn!(
                writer,
                number,
                phone = "+49 151 1234 5678",
                shard = number % 7,
                url = "redis://:hunter2@cache/1",
                "slow: {number} ms"
            ),
            6 => failed(writer, number),
            7 => {
                log::error!(writer, number, password = "hunter2"; "no {}", black_box("postgres://ada:hunter2@db/chat"))
            }
            8 => in_a_span(writer, number),
            9 => chat_log!(info, "rated", writer, number, ratio = number as f64 / 8.0, note = odd(number)),
            10 => log::info!(writer, number, "odd \"name\"\n" = odd(number); "said {}", odd(number)),
            _ => long(writer, number),
        }
    }
}

#[log_context(writer, number, room_name)]
fn in_a_room(writer: u64, number: u64, room_name: &str) {
    match number % 3 {
        0 => chat_log!(info, "in {room_name}"),
        1 => log::info!("in a room"),
        _ => tracing::info!("in a room"),
    }
}

fn failed(writer: u64, number: u64) {
    let error = std::io::Error::other("refused: token=hunter2");
    chat_log!(error, "can't save: {error}", error, writer, number);
}

fn in_a_span(writer: u64, number: u64) {
    let span = tracing::info_span!("request", email = "ada@example.org", path = tracing::field::Empty);
    span.record("path", "/rooms/7");
    span.in_scope(|| tracing::info!(writer, number, "in a span"));
}

/// Longer than a pipe accepts at once, and sometimes longer than a line may be.
fn long(writer: u64, number: u64) {
    let length = match number % 132 {
        11 => 9_000,
        23 | 71 => 1_500,
        _ => 200,
    };
    let note = "ä\"".repeat(length);
    match number % 9 {
        0..3 => chat_log!(info, "long", writer, number, note),
        3..6 => log::info!(writer, number, note = note.as_str(); "long"),
        _ => tracing::info!(writer, number, note, "long"),
    }
}

fn odd(number: u64) -> &'static str {
    ["\n", "\u{202e}turned", "\0", "\",\"level\":\"x", "🦀", "\u{1b}[31m", "${jndi:x}", ""][(number / 12 % 8) as usize]
}

fn setting(name: &str) -> u64 {
    let value = std::env::var(name).ok().and_then(|value| value.parse().ok());
    value.unwrap_or_else(|| panic!("`{name}` is the number of {}", name.to_lowercase()))
}
