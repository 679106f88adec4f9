//! What other crates log by default: trouble, and not their own workings.

use super::prefix::is_below;
use crate::level::{Level, Threshold};

/// Loggers by prefix that say more than `info` about every look at a queue; that a worker starts and stops is at `info`.
const AT_INFO: &[&str] = &["apalis_core", "apalis_redis"];

/// Loggers by prefix that say more than `warn` about every connection, frame or statement.
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

/// The least severe level that a logger has without a directive of its own.
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
