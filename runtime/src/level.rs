//! Severity levels, most severe first.

use std::fmt;
use std::str::FromStr;

/// The severity of an event. `Error < Warn < … < Trace`: a smaller level is more severe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Level {
    /// Needs attention at once: a lost database, a failed login, an unhandled error, a failing external service.
    Error = 1,
    /// Needs watching: a rate limit, use of a deprecated feature, slowness, input that failed validation.
    Warn = 2,
    /// A business event: a login, a message sent, a room created, a configuration changed.
    Info = 3,
    /// For developers: values of variables, entry and exit of functions.
    Debug = 4,
    /// Finer than `Debug`.
    Trace = 5,
}

impl Level {
    /// All levels, most severe first.
    pub const ALL: [Self; 5] = [Self::Error, Self::Warn, Self::Info, Self::Debug, Self::Trace];

    /// Returns the word that `Layout::Flat` and `Layout::Pretty` write: `ERROR`, `WARNING`, `INFO`, `DEBUG`, `TRACE`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "ERROR",
            Self::Warn => "WARNING",
            Self::Info => "INFO",
            Self::Debug => "DEBUG",
            Self::Trace => "TRACE",
        }
    }

    /// Returns the word that `Layout::Ecs` writes: `error`, `warn`, `info`, `debug`, `trace`.
    #[must_use]
    pub const fn as_ecs(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        }
    }
}

/// The most verbose level that passes, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Threshold(u8);

impl Threshold {
    /// Nothing passes.
    pub(crate) const OFF: Self = Self(0);

    pub(crate) const fn at(level: Level) -> Self {
        Self(level as u8)
    }

    #[inline(always)]
    pub(crate) const fn admits(self, level: Level) -> bool {
        level as u8 <= self.0
    }

    /// Returns the most verbose level that passes.
    pub(crate) fn level(self) -> Option<Level> {
        Level::ALL.iter().rev().copied().find(|level| self.admits(*level))
    }

    /// Returns the value for an atomic; [`from_bits`](Self::from_bits) reads it.
    #[inline(always)]
    pub(crate) const fn to_bits(self) -> u8 {
        self.0
    }

    #[inline(always)]
    pub(crate) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The error of parsing a word that does not name a [`Level`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown level: expected `error`, `warn`, `info`, `debug` or `trace`")]
#[non_exhaustive]
pub struct ParseLevelError;

impl FromStr for Level {
    type Err = ParseLevelError;

    /// Parses a word in any case. It also accepts `warning` and `critical`, which other loggers use for `warn` and `error`.
    fn from_str(word: &str) -> Result<Self, ParseLevelError> {
        match word.to_ascii_lowercase().as_str() {
            "error" | "critical" => Ok(Self::Error),
            "warn" | "warning" => Ok(Self::Warn),
            "info" => Ok(Self::Info),
            "debug" => Ok(Self::Debug),
            "trace" => Ok(Self::Trace),
            _ => Err(ParseLevelError),
        }
    }
}
