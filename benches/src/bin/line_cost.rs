//! Logs one event repeatedly, for `benches/instructions`: `line_cost EVENT COUNT FILE`.

use chat_log::{chat_log, log_context, log_schema};
use std::error::Error;
use std::fs::{File, OpenOptions};
use std::hint::black_box;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt as _;

/// Five fields of common types, and two that a context adds.
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

#[inline(never)]
fn tracing_event(user_id: u64) {
    tracing::error!(
        user_id,
        room_name = black_box("general-lobby"),
        event_type = black_box("websocket_disconnect"),
        attempt = black_box(3_u32),
        elapsed_ms = black_box(12.75),
        "db failure"
    );
}

#[inline(never)]
fn log_record(user_id: u64) {
    log::error!(
        user_id,
        room_name = black_box("general-lobby"),
        event_type = black_box("websocket_disconnect"),
        attempt = black_box(3_u32),
        elapsed_ms = black_box(12.75);
        "db failure"
    );
}

#[inline(never)]
fn tracing_disabled(user_id: u64) {
    tracing::debug!(user_id, room_name = black_box("general-lobby"), "db failure");
}

#[inline(never)]
fn log_disabled(user_id: u64) {
    log::debug!(user_id, room_name = black_box("general-lobby"); "db failure");
}

/// Records that only the level of their target disables: `log` itself knows no levels per target.
mod capped {
    use std::hint::black_box;

    #[inline(never)]
    pub(super) fn log(user_id: u64) {
        log::info!(user_id, room_name = black_box("general-lobby"); "db failure");
    }

    #[inline(never)]
    pub(super) fn log_to_target(user_id: u64) {
        log::info!(target: "capped", user_id, room_name = black_box("general-lobby"); "db failure");
    }
}

#[log_context(request_id = "0af7651916cd43dd8448eb211c80319c", tenant = "acme")]
fn in_context(count: u64) {
    (0..count).for_each(|number| enabled(black_box(123_456 + number)));
}

/// Records of entry and exit, which `info` disables.
#[inline(never)]
#[log_context(entry_exit)]
fn traced(count: u64) -> u64 {
    count + 1
}

#[inline(never)]
#[log_context(user_id = count, room_name = count.to_string())]
fn with_fields(count: u64) -> u64 {
    count + 1
}

fn repeat(count: u64, call: fn(u64) -> u64) {
    for number in 0..count {
        black_box(call(black_box(number)));
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let (event, count, file) = chat_log_benches::arguments()?;
    let file = OpenOptions::new().create(true).append(true).open(file)?;
    if let Some(facade) = event.strip_prefix("bare_") {
        return bare(facade, count, file);
    }
    if event == "context_before_init" {
        repeat(count, with_fields);
        return Ok(());
    }
    chat_log::builder().filter("info,capped=warn,line_cost.capped=warn").writer(file).init()?;
    match event.as_str() {
        "enabled" => (0..count).for_each(|number| enabled(black_box(123_456 + number))),
        "disabled" => (0..count).for_each(|number| disabled(black_box(number))),
        "reloaded" => {
            disabled(0);
            chat_log::set_filter("debug")?;
            disabled(0);
            chat_log::set_filter("warn")?;
            (0..count).for_each(|number| disabled(black_box(number)));
        }
        "context" => in_context(count),
        "entry_exit_disabled" => repeat(count, traced),
        "context_fields" => repeat(count, with_fields),
        "tracing" => (0..count).for_each(|number| tracing_event(black_box(123_456 + number))),
        "log" => (0..count).for_each(|number| log_record(black_box(123_456 + number))),
        "tracing_disabled" => (0..count).for_each(|number| tracing_disabled(black_box(number))),
        "log_disabled" => (0..count).for_each(|number| log_disabled(black_box(number))),
        "log_capped" => (0..count).for_each(|number| capped::log(black_box(number))),
        "log_capped_target" => (0..count).for_each(|number| capped::log_to_target(black_box(number))),
        other => return Err(format!("unknown event `{other}`").into()),
    }
    Ok(())
}

/// A logger with every record disabled.
struct Refusing;

impl log::Log for Refusing {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        black_box(false)
    }

    fn log(&self, record: &log::Record<'_>) {
        let _ = self.enabled(record.metadata());
    }

    fn flush(&self) {}
}

/// Runs the facades without chat_log: `tracing` with the JSON layer of `tracing-subscriber`, and disabled calls.
fn bare(facade: &str, count: u64, file: File) -> Result<(), Box<dyn Error>> {
    let layer = tracing_subscriber::fmt::layer().json().with_writer(file);
    let subscriber = tracing_subscriber::registry().with(layer).with(LevelFilter::INFO);
    tracing::subscriber::set_global_default(subscriber)?;
    log::set_max_level(log::LevelFilter::Info);
    match facade {
        "tracing" => (0..count).for_each(|number| tracing_event(black_box(123_456 + number))),
        "tracing_disabled" => (0..count).for_each(|number| tracing_disabled(black_box(number))),
        "log_disabled" => (0..count).for_each(|number| log_disabled(black_box(number))),
        "log_capped" => {
            log::set_logger(&Refusing)?;
            (0..count).for_each(|number| capped::log(black_box(number)));
        }
        other => return Err(format!("unknown event `bare_{other}`").into()),
    }
    Ok(())
}
