//! Converts levels between `tracing` and this library, and thresholds to filters of `tracing`.

use crate::level::{Level, Threshold};
use tracing_core::LevelFilter;

#[inline]
pub(super) fn from_tracing(level: tracing_core::Level) -> Level {
    match level {
        tracing_core::Level::ERROR => Level::Error,
        tracing_core::Level::WARN => Level::Warn,
        tracing_core::Level::INFO => Level::Info,
        tracing_core::Level::DEBUG => Level::Debug,
        _ => Level::Trace,
    }
}

pub(super) fn to_tracing(level: Level) -> tracing_core::Level {
    match level {
        Level::Error => tracing_core::Level::ERROR,
        Level::Warn => tracing_core::Level::WARN,
        Level::Info => tracing_core::Level::INFO,
        Level::Debug => tracing_core::Level::DEBUG,
        Level::Trace => tracing_core::Level::TRACE,
    }
}

pub(super) fn to_filter(threshold: Threshold) -> LevelFilter {
    threshold.level().map_or(LevelFilter::OFF, |level| LevelFilter::from_level(to_tracing(level)))
}
