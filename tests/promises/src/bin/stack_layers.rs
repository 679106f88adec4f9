//! Combines `tracing_layer()` with other layers in one subscriber, as `CASE` specifies. Lines of chat_log go to stdout, those of
//! the JSON layer of `tracing-subscriber` to stderr; `FILTER` applies to the latter only.

use chat_log::{Tracing, chat_log, log_schema, tracing_layer};
use std::error::Error;
use std::io::stderr;
use std::sync::atomic::{AtomicU64, Ordering};
use tracing::{Event, Subscriber, debug_span, error, info, info_span, warn};
use tracing_subscriber::filter::{EnvFilter, LevelFilter};
use tracing_subscriber::fmt::layer;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::{LookupSpan, Registry};
use tracing_subscriber::util::SubscriberInitExt as _;

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
    count: u64,
}

/// Number of errors that a layer of the program has seen.
static ERRORS: AtomicU64 = AtomicU64::new(0);

struct Errors;

impl<S: Subscriber> Layer<S> for Errors {
    fn on_event(&self, _: &Event<'_>, _: Context<'_, S>) {
        ERRORS.fetch_add(1, Ordering::Relaxed);
    }
}

fn filter() -> EnvFilter {
    EnvFilter::new(std::env::var("FILTER").unwrap_or_default())
}

fn theirs<S: Subscriber + for<'s> LookupSpan<'s>>() -> impl Layer<S> {
    layer().json().with_writer(stderr)
}

fn install(case: &str) -> Result<(), Box<dyn Error>> {
    let registry = Registry::default();
    match case {
        "below" => registry.with(tracing_layer()).with(theirs().with_filter(filter())).try_init()?,
        "above" => registry.with(theirs().with_filter(filter())).with(tracing_layer()).try_init()?,
        "between" => registry
            .with(Errors.with_filter(LevelFilter::ERROR))
            .with(tracing_layer())
            .with(theirs().with_filter(filter()))
            .with(Errors.with_filter(LevelFilter::OFF))
            .try_init()?,
        "boxed" => {
            let layers: Vec<Box<dyn Layer<Registry> + Send + Sync>> =
                vec![theirs().with_filter(filter()).boxed(), tracing_layer().boxed()];
            registry.with(layers).try_init()?;
        }
        "unfiltered" => registry.with(theirs()).with(tracing_layer()).with(Errors).try_init()?,
        "narrow" => registry.with(theirs().with_filter(LevelFilter::ERROR)).with(tracing_layer()).try_init()?,
        "own_filter" => registry.with(tracing_layer().with_filter(filter())).with(theirs()).try_init()?,
        "whole" => registry.with(tracing_layer()).with(theirs()).with(filter()).try_init()?,
        other => return Err(format!("unknown case `{other}`").into()),
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    install(&std::env::var("CASE")?)?;
    // Every call site is evaluated, and the result cached, before a logger exists.
    let all = || {
        events();
        spans();
    };
    all();
    chat_log::builder().tracing(Tracing::Ignore).init()?;
    chat_log!(info, "installed");
    all();
    chat_log::set_filter("error,app=debug")?;
    all();
    chat_log!(error, "end", count = ERRORS.load(Ordering::Relaxed));
    Ok(())
}

/// Logs one event per level from three loggers. Runs twice, since the first run caches the interest of each call site.
fn events() {
    macro_rules! each_level {
        ($target:literal) => {{
            error!(target: $target, concat!($target, " error"));
            warn!(target: $target, concat!($target, " warn"));
            info!(target: $target, concat!($target, " info"));
            tracing::debug!(target: $target, concat!($target, " debug"));
            tracing::trace!(target: $target, concat!($target, " trace"));
        }};
    }
    for _ in 0..2 {
        each_level!("app");
        each_level!("noisy");
        each_level!("quiet");
    }
}

/// One span that all layers enable, and one that only some do.
fn spans() {
    let request = info_span!(target: "app", "request", user_id = 7_u64, room_name = tracing::field::Empty);
    let _request = request.enter();
    let detail = debug_span!(target: "noisy", "detail", step = 1, late = tracing::field::Empty);
    let _detail = detail.enter();
    request.record("room_name", "lobby");
    detail.record("late", "later");
    info!(target: "app", "inside");
    chat_log!(logger: "app", info, "ours inside");
}
