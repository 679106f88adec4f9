//! What other crates log by default: trouble, and not their own workings.

use super::filter::is_below;
use crate::level::Level;

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
    "tokio_tungstenite",
    "tokio_util",
    "tower",
    "tungstenite",
    "want",
];

/// The least severe level that a logger has without a directive of its own.
pub(super) fn of(logger: &str) -> u8 {
    let capped = AT_WARN.iter().any(|prefix| is_below(logger, prefix));
    if capped { Level::Warn as u8 } else { Level::Trace as u8 }
}
