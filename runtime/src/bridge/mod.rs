//! Records of other crates, under the rules of our own.

mod builder;
mod error;
mod labels;
#[cfg(feature = "log")]
mod log;
#[cfg(not(all(feature = "log", feature = "tracing")))]
mod off;
mod thread_cache;
#[cfg(feature = "tracing")]
mod tracing;
mod typo;

pub(crate) use tracing::forward;
#[cfg(feature = "tracing")]
pub use tracing::{TracingLayer, tracing_layer};

use crate::level::Threshold;
use crate::logger::Logger;
#[cfg(not(feature = "log"))]
use off as log;
#[cfg(not(feature = "tracing"))]
use off as tracing;

/// The bridges to install.
#[derive(Clone, Copy)]
pub(crate) struct Bridges {
    pub(crate) log: bool,
    pub(crate) tracing: bool,
}

/// A facade that already has another logger.
pub(crate) enum FacadeInUse {
    Log,
    Tracing,
}

/// Installs the bridges. `widest` is the most verbose enabled level of any logger.
pub(crate) fn install(wanted: Bridges, widest: Threshold) -> Result<(), FacadeInUse> {
    if wanted.tracing && tracing::is_taken() {
        return Err(FacadeInUse::Tracing);
    }
    if wanted.log && !log::install(widest) {
        return Err(FacadeInUse::Log);
    }
    if wanted.tracing && !tracing::install(widest) {
        return Err(FacadeInUse::Tracing);
    }
    Ok(())
}

/// Makes the facades query again which of their call sites are enabled.
pub(crate) fn levels_changed(logger: &Logger) {
    let widest = logger.levels.widest();
    log::levels_changed(widest);
    tracing::levels_changed(widest);
}
