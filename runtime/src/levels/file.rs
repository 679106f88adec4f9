//! The filter file, such as a mounted Kubernetes ConfigMap.

use super::filter::{Filter, InvalidDirective};
use crate::redact::scrub;
use crate::text::clip;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::PathBuf;

/// The maximum length of the file, in bytes.
const LONGEST: u64 = 64 * 1024;

/// The maximum number of bytes shown of an invalid directive.
const LONGEST_SHOWN: usize = 200;

/// A filter file; `base` applies while the file is empty.
pub(crate) struct FilterFile {
    pub(crate) path: PathBuf,
    pub(crate) base: Filter,
}

/// The error of reading a filter file. The text continues a sentence that begins with the file's path.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FilterFileError {
    /// It is a directory, or a pipe, which would block until a writer opens it.
    #[error("is not a regular file")]
    NotAFile,
    /// It could not be opened or read.
    #[error("can't be read: {0}")]
    Unreadable(std::io::Error),
    /// It is too long to be a list of directives.
    #[error("is longer than {LONGEST} bytes")]
    TooLong,
    /// It holds text that is not a directive. The field is the first such text, shortened and scrubbed of credentials, because
    /// the path may name another file with secrets in it.
    #[error("holds the invalid directive `{0}`: expected {expected}", expected = Filter::EXPECTED)]
    Directive(String),
}

impl FilterFile {
    pub(crate) fn read(&self) -> Result<Filter, FilterFileError> {
        if !fs::metadata(&self.path).map_err(FilterFileError::Unreadable)?.is_file() {
            return Err(FilterFileError::NotAFile);
        }
        let mut text = String::new();
        let file = File::open(&self.path).map_err(FilterFileError::Unreadable)?;
        file.take(LONGEST + 1).read_to_string(&mut text).map_err(FilterFileError::Unreadable)?;
        if text.len() as u64 > LONGEST {
            return Err(FilterFileError::TooLong);
        }
        // Some editors put a byte order mark first.
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Ok(self.base.clone());
        }
        Filter::parse(text).map_err(|InvalidDirective(directive)| {
            FilterFileError::Directive(clip(&scrub(&directive), LONGEST_SHOWN).to_owned())
        })
    }
}
