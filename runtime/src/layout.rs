//! The layouts of a line.

use std::fmt;
use std::str::FromStr;

/// How a record looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// One JSON object with plain names at its root, in the order `timestamp level logger module message pathname lineno
    /// funcName process thread service`, then the fields.
    Flat,
    /// One JSON object by the ecs-logging specification, with dotted keys throughout.
    Ecs,
    /// For people: a readable line, an error's causes and stack trace indented below it.
    Pretty,
}

impl Layout {
    /// The word in `LOG_LAYOUT`: `flat`, `ecs`, `pretty`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Ecs => "ecs",
            Self::Pretty => "pretty",
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The word does not name a [`Layout`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown layout: expected {}", Self::EXPECTED)]
#[non_exhaustive]
pub struct ParseLayoutError;

impl ParseLayoutError {
    pub(crate) const EXPECTED: &'static str = "`flat`, `ecs` or `pretty`";
}

/// In any case.
impl FromStr for Layout {
    type Err = ParseLayoutError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word.to_ascii_lowercase().as_str() {
            "flat" => Ok(Self::Flat),
            "ecs" => Ok(Self::Ecs),
            "pretty" => Ok(Self::Pretty),
            _ => Err(ParseLayoutError),
        }
    }
}
