//! Line layouts.

use std::fmt;
use std::str::FromStr;

/// The format of a record's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// One JSON object with plain names at its root, in the order `timestamp level logger module message pathname lineno
    /// funcName process thread service`, then the fields.
    Flat,
    /// One JSON object after the ecs-logging specification, with dotted keys throughout. A nested object becomes dotted keys;
    /// inside a list it stays an object, because ECS has no dotted form for that. The chain of causes and the list of truncated
    /// fields, which ECS does not name, are `<namespace>.exc_chain` and `<namespace>.truncated`.
    Ecs,
    /// A line for people, with an error's causes and stack trace indented below it.
    Pretty,
}

impl Layout {
    /// Returns the word for `LOG_LAYOUT`: `flat`, `ecs`, `pretty`.
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

/// The error of parsing a word that does not name a [`Layout`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown layout: expected {}", Self::EXPECTED)]
#[non_exhaustive]
pub struct ParseLayoutError;

impl ParseLayoutError {
    pub(crate) const EXPECTED: &'static str = "`flat`, `ecs` or `pretty`";
}

/// Parses a word in any case.
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
