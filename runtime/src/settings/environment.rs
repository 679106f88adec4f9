//! Where a process runs.

use std::fmt;
use std::str::FromStr;

/// Where a process runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Environment {
    /// Lines are for machines.
    Production,
    /// Lines are for people.
    Development,
    /// Lines are for people, without colors.
    Test,
}

impl Environment {
    /// The word in `ENVIRONMENT`: `production`, `development`, `test`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Development => "development",
            Self::Test => "test",
        }
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The word does not name an [`Environment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown environment: expected `production`, `development` or `test`")]
#[non_exhaustive]
pub struct ParseEnvironmentError;

/// In any case; `dev`, `local` and `testing` are taken as well. The variable `ENVIRONMENT` treats every other word as
/// `production`.
impl FromStr for Environment {
    type Err = ParseEnvironmentError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word.to_ascii_lowercase().as_str() {
            "production" => Ok(Self::Production),
            "development" | "dev" | "local" => Ok(Self::Development),
            "test" | "testing" => Ok(Self::Test),
            _ => Err(ParseEnvironmentError),
        }
    }
}
