//! The file that holds the levels, as a Kubernetes ConfigMap mounts it.

use super::filter::{Filter, InvalidDirective};
use crate::redact::scrub;
use crate::text::clip;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::PathBuf;

/// No list of directives is longer, in bytes.
const LONGEST: u64 = 64 * 1024;

/// How many bytes of a bad directive are shown.
const LONGEST_SHOWN: usize = 200;

/// Where the levels are, and what holds while the file is empty.
pub(crate) struct LevelFile {
    pub(crate) path: PathBuf,
    pub(crate) base: Filter,
}

/// Why a file's levels can't be used.
#[derive(Debug)]
pub(crate) enum LevelFileError {
    /// A folder, or a pipe, whose opening waits for a writer.
    NotAFile,
    Unreadable(std::io::Error),
    TooLong,
    Directive(String),
}

impl LevelFile {
    pub(crate) fn read(&self) -> Result<Filter, LevelFileError> {
        if !fs::metadata(&self.path).map_err(LevelFileError::Unreadable)?.is_file() {
            return Err(LevelFileError::NotAFile);
        }
        let mut text = String::new();
        let file = File::open(&self.path).map_err(LevelFileError::Unreadable)?;
        file.take(LONGEST + 1).read_to_string(&mut text).map_err(LevelFileError::Unreadable)?;
        if text.len() as u64 > LONGEST {
            return Err(LevelFileError::TooLong);
        }
        // Some editors put a byte order mark first.
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Ok(self.base.clone());
        }
        Filter::parse(text).map_err(|InvalidDirective(directive)| LevelFileError::Directive(directive))
    }
}

impl std::fmt::Display for LevelFileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAFile => f.write_str("is no regular file"),
            Self::Unreadable(error) => write!(f, "can't be read: {error}"),
            Self::TooLong => write!(f, "is longer than {LONGEST} bytes"),
            // It may be quite another file, with secrets in it.
            Self::Directive(directive) => {
                let directive = scrub(directive);
                write!(f, "holds `{}`: allowed is {}", clip(&directive, LONGEST_SHOWN), Filter::ALLOWED)
            }
        }
    }
}
