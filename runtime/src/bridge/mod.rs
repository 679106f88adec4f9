//! Records of other crates, under the rules for our own.

#[cfg(any(feature = "log", feature = "tracing"))]
mod builder;
#[cfg(any(feature = "log", feature = "tracing"))]
mod error;
#[cfg(feature = "tracing")]
mod forward;
#[cfg(any(feature = "log", feature = "tracing"))]
mod labels;
#[cfg(feature = "log")]
mod log;
#[cfg(feature = "tracing")]
mod log_always;
#[cfg(any(feature = "log", feature = "tracing"))]
mod thread_cache;
#[cfg(feature = "tracing")]
mod tracing;
#[cfg(any(feature = "log", feature = "tracing"))]
mod typo;

#[cfg(feature = "tracing")]
pub(crate) use forward::Forward;
#[cfg(feature = "tracing")]
pub use tracing::{TracingLayer, tracing_layer};

#[cfg(feature = "tracing")]
use crate::level::Level;
use crate::level::Threshold;
use crate::logger::Logger;
#[cfg(feature = "tracing")]
use crate::logger::installed;

/// Which bridges a program wants.
#[derive(Clone, Copy)]
pub(crate) struct Bridges {
    #[cfg(feature = "log")]
    pub(crate) log: bool,
    #[cfg(feature = "tracing")]
    pub(crate) tracing: bool,
}

/// A facade that the program has given to another logger.
pub(crate) enum FacadeInUse {
    #[cfg(feature = "log")]
    Log,
    #[cfg(feature = "tracing")]
    Tracing,
}

/// Takes both facades, or none; `widest` is the least severe level that any logger has on.
#[allow(clippy::unnecessary_wraps, unused_variables, reason = "without the features there is nothing to take")]
pub(crate) fn install(wanted: Bridges, widest: Threshold) -> Result<(), FacadeInUse> {
    #[cfg(feature = "tracing")]
    if wanted.tracing && tracing::is_taken() {
        return Err(FacadeInUse::Tracing);
    }
    #[cfg(feature = "log")]
    if wanted.log {
        log::install(widest)?;
    }
    #[cfg(feature = "tracing")]
    if wanted.tracing {
        tracing::install()?;
    }
    Ok(())
}

/// Whether a logger has a level on.
#[cfg(feature = "tracing")]
fn is_on(level: Level, target: &str) -> bool {
    installed().is_some_and(|logger| logger.levels.threshold(target).admits(level))
}

/// Makes the facades ask again which of their sites are on.
#[allow(unused_variables, reason = "without the features there is nobody to tell")]
pub(crate) fn levels_changed(logger: &Logger) {
    #[cfg(feature = "log")]
    {
        log::forget_thresholds();
        log::widen(logger.levels.widest());
    }
    #[cfg(feature = "tracing")]
    tracing_core::callsite::rebuild_interest_cache();
}
