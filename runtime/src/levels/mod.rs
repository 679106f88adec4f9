//! Levels of loggers.

mod caps;
mod file;
mod filter;
mod prefix;

pub(crate) use file::FilterFile;
pub use file::FilterFileError;
pub(crate) use filter::{Filter, InvalidDirective};
pub(crate) use prefix::{is_below, prefix_of};

use crate::level::Threshold;
use std::sync::{PoisonError, RwLock};

/// The current filter.
pub(crate) struct Levels(RwLock<Filter>);

impl Levels {
    pub(crate) fn new(filter: Filter) -> Self {
        Self(RwLock::new(filter))
    }

    /// Returns a logger's threshold.
    pub(crate) fn threshold(&self, logger: &str) -> Threshold {
        self.0.read().unwrap_or_else(PoisonError::into_inner).threshold(logger)
    }

    /// Returns the most verbose threshold of any logger.
    pub(crate) fn widest(&self) -> Threshold {
        self.0.read().unwrap_or_else(PoisonError::into_inner).widest()
    }

    pub(crate) fn text(&self) -> String {
        self.0.read().unwrap_or_else(PoisonError::into_inner).to_string()
    }

    /// Replaces the filter and returns the previous one.
    pub(crate) fn replace(&self, filter: Filter) -> Filter {
        std::mem::replace(&mut *self.0.write().unwrap_or_else(PoisonError::into_inner), filter)
    }
}
