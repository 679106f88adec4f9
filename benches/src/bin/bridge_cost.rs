//! Logs the same content through `chat_log!` or `tracing`, for `benches/instructions`: `bridge_cost WHO-SHAPE COUNT
//! FILE`.
//!
//! WHO is `own`, `tracing`, or `facade`: `tracing` with a subscriber that visits every value and does nothing else.

use chat_log::{chat_log, log_context, log_schema};
use std::error::Error;
use std::fmt::{self, Debug, Write};
use std::fs::OpenOptions;
use std::hint::black_box;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

#[log_schema(service = "chat", namespace = "chat")]
struct LogSchema {
    user_id: u64,
    room_name: String,
    event_type: String,
    attempt: u32,
    elapsed_ms: f64,
    shard: u32,
    region: String,
    retry: bool,
    offset: i64,
    queue: String,
    request_id: String,
    tenant: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (event, count, file) = chat_log_benches::arguments()?;
    let Some((who, shape)) = event.split_once('-') else {
        return Err(format!("invalid event `{event}`: expected WHO-SHAPE").into());
    };
    if who == "facade" {
        tracing::subscriber::set_global_default(Visiting)?;
    } else {
        let lines = OpenOptions::new().create(true).append(true).open(&file)?;
        let builder = chat_log::builder().filter("info").writer(lines).directory(format!("{file}.d"));
        builder.file_logging(shape == "outputs").init()?;
    }
    let own = who == "own";
    let run = |event: fn(u64)| (0..count).for_each(|number| event(black_box(123_456 + number)));
    // All go to the console, `outputs` to the error file too. `hole` has a field in its message, `span` two fields
    // around it.
    match shape {
        "none" => run(if own { own::none } else { traced::none }),
        "one" => run(if own { own::one } else { traced::one }),
        "two" => run(if own { own::two } else { traced::two }),
        "three" => run(if own { own::three } else { traced::three }),
        "five" | "outputs" => run(if own { own::five } else { traced::five }),
        "ten" => run(if own { own::ten } else { traced::ten }),
        "hole" => run(if own { own::hole } else { traced::hole }),
        "span" => {
            if own {
                own::inside(&run)
            } else {
                traced::inside(&run)
            }
        }
        other => return Err(format!("unknown shape `{other}`").into()),
    }
    Ok(())
}

macro_rules! events {
    ($($name:ident |$id:ident| ($($value:tt)*))*) => {
        mod own {
            use super::*;
            $(#[inline(never)]
            pub(super) fn $name($id: u64) {
                let _ = $id;
                chat_log!(error, "db failure", $($value)*);
            })*

            #[inline(never)]
            pub(super) fn hole(user_id: u64) {
                chat_log!(error, "db failure of {user_id}", user_id, room_name = black_box("general-lobby"));
            }

            #[log_context(request_id = "0af7651916cd43dd8448eb211c80319c", tenant = "acme")]
            pub(super) fn inside(run: &dyn Fn(fn(u64))) {
                run(two);
            }
        }
        mod traced {
            use super::*;
            $(#[inline(never)]
            pub(super) fn $name($id: u64) {
                let _ = $id;
                tracing::error!($($value)* "db failure");
            })*

            #[inline(never)]
            pub(super) fn hole(user_id: u64) {
                tracing::error!(user_id, room_name = black_box("general-lobby"), "db failure of {user_id}");
            }

            pub(super) fn inside(run: &dyn Fn(fn(u64))) {
                let span = tracing::info_span!("inside", request_id = "0af7651916cd43dd8448eb211c80319c", tenant = "acme");
                let _entered = span.enter();
                run(two);
            }
        }
    };
}

events! {
    none |user_id| ()
    one |user_id| (user_id,)
    two |user_id| (user_id, room_name = black_box("general-lobby"),)
    three |user_id| (
        user_id,
        room_name = black_box("general-lobby"),
        event_type = black_box("websocket_disconnect"),
    )
    five |user_id| (
        user_id,
        room_name = black_box("general-lobby"),
        event_type = black_box("websocket_disconnect"),
        attempt = black_box(3_u32),
        elapsed_ms = black_box(12.75),
    )
    ten |user_id| (
        user_id,
        room_name = black_box("general-lobby"),
        event_type = black_box("websocket_disconnect"),
        attempt = black_box(3_u32),
        elapsed_ms = black_box(12.75),
        shard = black_box(7_u32),
        region = black_box("eu-central-1"),
        retry = black_box(true),
        offset = black_box(-4_096_i64),
        queue = black_box("deliveries"),
    )
}

/// Visits every value.
struct Visiting;

impl Subscriber for Visiting {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Nothing(0));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Nothing(usize);

impl Write for Nothing {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.0 += part.len();
        Ok(())
    }
}

impl Visit for Nothing {
    fn record_debug(&mut self, _: &Field, value: &dyn Debug) {
        let _ = write!(self, "{value:?}");
        black_box(self.0);
    }

    fn record_str(&mut self, _: &Field, value: &str) {
        black_box(value);
    }

    fn record_u64(&mut self, _: &Field, value: u64) {
        black_box(value);
    }

    fn record_i64(&mut self, _: &Field, value: i64) {
        black_box(value);
    }

    fn record_f64(&mut self, _: &Field, value: f64) {
        black_box(value);
    }

    fn record_bool(&mut self, _: &Field, value: bool) {
        black_box(value);
    }
}
