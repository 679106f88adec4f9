//! The environment in which a process runs.

use std::fmt;
use std::str::FromStr;

/// The environment in which a process runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Environment {
    /// The console is JSON.
    Production,
    /// The console is readable text. Log files are JSON here too, for tools such as `jq`.
    Development,
    /// The console is readable text without colors. Log files are JSON.
    Test,
}

impl Environment {
    /// Returns the word for `ENVIRONMENT`: `production`, `development`, `test`.
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

/// The error of parsing a word that does not name an [`Environment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown environment: expected `production`, `development` or `test`")]
#[non_exhaustive]
pub struct ParseEnvironmentError;

/// Parses a word in any case; `dev`, `local` and `testing` are accepted too. The variable `ENVIRONMENT` treats any other word as
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
