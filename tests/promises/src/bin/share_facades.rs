//! Installs a logger of `log`, a subscriber of `tracing`, or both, before chat_log: `HAS` names which, `LEAVES` those it leaves
//! alone. Lines of chat_log go to stdout, everything else to stderr.

use chat_log::{Builder, Tracing, chat_log, tracing_layer};
use std::error::Error;
use std::io::{self, stderr};
use tracing_subscriber::fmt::layer;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

pub use chat_log_tests::schema::LogSchema;

/// The program's own logger.
struct Own;

impl log::Log for Own {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        write(&format!("own logger: {}", record.args()));
    }

    fn flush(&self) {}
}

fn main() -> Result<(), Box<dyn Error>> {
    for has in setting("HAS").split_whitespace() {
        match has {
            "logger" => {
                log::set_logger(&Own)?;
                log::set_max_level(log::LevelFilter::Info);
            }
            "tracer" => tracing_log::LogTracer::init()?,
            "subscriber" => tracing_subscriber::registry().with(layer().json().with_writer(stderr)).try_init()?,
            "layer" => tracing_subscriber::registry()
                .with(layer().json().with_writer(stderr))
                .with(tracing_layer())
                .try_init()?,
            other => return Err(format!("unknown `{other}`").into()),
        }
    }
    if let Err(error) = chat_log::init() {
        write(&error.to_string());
        chat_log!(error, "unheard");
        builder(&setting("LEAVES")).init()?;
    }
    chat_log!(info, "of ours", count = 1_u64);
    log::info!(target: "acme::client", "of log");
    log::debug!("a debug record of log");
    let door = "front";
    tracing::info!(target: "acme::server", count = 2_u64, door, "of tracing");
    chat_log::set_filter("debug")?;
    log::debug!(target: "acme::client", "a later debug record of log");
    log::error!(target: "acme::client", "failed: {}", io::Error::other("token=hunter2"));
    Ok(())
}

fn builder(leaves: &str) -> Builder {
    let builder = chat_log::builder();
    match leaves {
        "log" => builder.bridge_log(false),
        "tracing" => builder.tracing(Tracing::Ignore),
        _ => builder.bridge_log(false).tracing(Tracing::Ignore),
    }
}

fn setting(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

#[expect(clippy::print_stderr, reason = "the test reads it")]
fn write(text: &str) {
    eprintln!("{text}");
}
