//! Converts levels of `log` to ours, and thresholds to its filters.

use crate::level::{Level, Threshold};
use ::log::LevelFilter;

#[inline]
pub(super) fn from_log(level: ::log::Level) -> Level {
    match level {
        ::log::Level::Error => Level::Error,
        ::log::Level::Warn => Level::Warn,
        ::log::Level::Info => Level::Info,
        ::log::Level::Debug => Level::Debug,
        ::log::Level::Trace => Level::Trace,
    }
}

pub(super) fn to_filter(threshold: Threshold) -> LevelFilter {
    let admitted = |filter: &LevelFilter| filter.to_level().is_some_and(|level| threshold.admits(from_log(level)));
    LevelFilter::iter().filter(admitted).max().unwrap_or(LevelFilter::Off)
}
