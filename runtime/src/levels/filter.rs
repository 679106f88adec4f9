//! Filter directives: levels by logger prefix.

use super::caps;
use super::prefix::{is_below, prefix_of};
use crate::level::{Level, Threshold};
use std::collections::HashMap;
use std::fmt;

/// The directives of `LOG_LEVEL`: `info,my_chat.websocket=debug,sqlx=warn`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filter {
    /// For loggers that no directive names.
    default: Threshold,
    /// Prefixes with dots, the longest first.
    loggers: Vec<(String, Threshold)>,
}

/// A text that is not a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InvalidDirective(pub(crate) String);

impl Filter {
    pub(crate) const EXPECTED: &'static str = "`error`, `warn`, `info`, `debug`, `trace` or `off`, alone or as `logger=level` for a logger and all below it, separated by commas";

    /// Parses directives separated by commas or line feeds. Empty ones are ignored. Without a level for all loggers, that
    /// level is `info`.
    pub(crate) fn parse(directives: &str) -> Result<Self, InvalidDirective> {
        let mut filter = Self::default();
        let mut loggers = HashMap::new();
        for directive in directives.split([',', '\n']).map(str::trim).filter(|directive| !directive.is_empty()) {
            let bad = || InvalidDirective(directive.to_owned());
            match directive.split_once('=') {
                None => filter.default = threshold_of(directive).ok_or_else(bad)?,
                Some((logger, level)) => {
                    let logger = prefix_of(logger.trim()).ok_or_else(bad)?;
                    let threshold = threshold_of(level.trim()).ok_or_else(bad)?;
                    loggers.insert(logger, threshold);
                }
            }
        }
        filter.loggers.extend(loggers);
        filter.loggers.sort_by(|(one, _), (other, _)| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        Ok(filter)
    }

    /// Returns a logger's threshold, by its longest prefix of whole segments. A logger that no directive names stays within
    /// its cap.
    pub(crate) fn threshold(&self, logger: &str) -> Threshold {
        match self.loggers.iter().find(|(prefix, _)| is_below(logger, prefix)) {
            Some((_, threshold)) => *threshold,
            None => self.default.min(caps::of(logger)),
        }
    }

    /// Returns the most verbose threshold of any logger.
    pub(crate) fn widest(&self) -> Threshold {
        self.loggers.iter().map(|(_, threshold)| *threshold).fold(self.default, Threshold::max)
    }
}

/// `info` for all loggers.
impl Default for Filter {
    fn default() -> Self {
        Self { default: Threshold::at(Level::Info), loggers: Vec::new() }
    }
}

/// Writes the directives, sorted by logger.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(word_of(self.default))?;
        let mut loggers: Vec<_> = self.loggers.iter().collect();
        loggers.sort();
        loggers.iter().try_for_each(|(logger, threshold)| write!(f, ",{logger}={}", word_of(*threshold)))
    }
}

fn word_of(threshold: Threshold) -> &'static str {
    threshold.level().map_or("off", Level::as_ecs)
}

fn threshold_of(word: &str) -> Option<Threshold> {
    if word.eq_ignore_ascii_case("off") {
        return Some(Threshold::OFF);
    }
    word.parse().ok().map(Threshold::at)
}

#[cfg(test)]
mod tests;
