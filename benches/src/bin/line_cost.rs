//! Logs one event again and again, for `benches/instructions`: `line_cost EVENT COUNT FILE`.

use chat_log::{chat_log, log_context, log_schema};
use std::error::Error;
use std::fs::OpenOptions;
use std::hint::black_box;

/// Five fields of the common types, and two that a context gives.
#[log_schema(service = "chat", namespace = "chat")]
struct LogSchema {
    user_id: u64,
    room_name: String,
    event_type: String,
    attempt: u32,
    elapsed_ms: f64,
    request_id: String,
    tenant: String,
}

#[inline(never)]
fn enabled(user_id: u64) {
    chat_log!(
        error,
        "db failure",
        user_id,
        room_name = black_box("general-lobby"),
        event_type = black_box("websocket_disconnect"),
        attempt = black_box(3_u32),
        elapsed_ms = black_box(12.75),
    );
}

#[inline(never)]
fn disabled(user_id: u64) {
    chat_log!(debug, "db failure", user_id, room_name = black_box("general-lobby"));
}

#[log_context(request_id = "0af7651916cd43dd8448eb211c80319c", tenant = "acme")]
fn in_context(count: u64) {
    (0..count).for_each(|number| enabled(black_box(123_456 + number)));
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [event, count, file] = arguments.as_slice() else {
        return Err("usage: line_cost enabled|disabled|reloaded|context COUNT FILE".into());
    };
    let file = OpenOptions::new().create(true).append(true).open(file)?;
    chat_log::builder().level("info").writer(file).install()?;
    let count: u64 = count.parse()?;
    match event.as_str() {
        "enabled" => (0..count).for_each(|number| enabled(black_box(123_456 + number))),
        "disabled" => (0..count).for_each(|number| disabled(black_box(number))),
        "reloaded" => {
            disabled(0);
            chat_log::set_level("debug")?;
            disabled(0);
            chat_log::set_level("warn")?;
            (0..count).for_each(|number| disabled(black_box(number)));
        }
        "context" => in_context(count),
        other => return Err(format!("unknown event `{other}`").into()),
    }
    Ok(())
}
