//! Default caps of other crates: they log problems, not their internals.

use super::prefix::is_below;
use crate::level::{Level, Threshold};

/// Prefixes of loggers that log every poll of a queue below `info`. At `info` they log the start and stop of a worker.
const AT_INFO: &[&str] = &["apalis_core", "apalis_redis"];

/// Prefixes of loggers that log every connection, frame or statement below `warn`.
const AT_WARN: &[&str] = &[
    "h2",
    "h3",
    "hyper",
    "hyper_util",
    "mio",
    "quinn",
    "quinn_proto",
    "reqwest",
    "rustls",
    "sqlx",
    "sqlx_core",
    "sqlx_mysql",
    "sqlx_postgres",
    "sqlx_sqlite",
    "tokio_tungstenite",
    "tokio_util",
    "tower",
    "tungstenite",
    "want",
];

/// Returns the cap of a logger that no directive names.
pub(super) fn of(logger: &str) -> Threshold {
    let is_one_of = |list: &[&str]| list.iter().any(|prefix| is_below(logger, prefix));
    let level = if is_one_of(AT_WARN) {
        Level::Warn
    } else if is_one_of(AT_INFO) {
        Level::Info
    } else {
        Level::Trace
    };
    Threshold::at(level)
}
