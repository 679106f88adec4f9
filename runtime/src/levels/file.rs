//! The filter file, such as a mounted Kubernetes ConfigMap.

use super::filter::{Filter, InvalidDirective};
use std::fs::{self, File};
use std::io::Read as _;
use std::path::PathBuf;

/// The maximum length of the file, in bytes.
const LONGEST: u64 = 64 * 1024;

/// The maximum number of bytes shown of an invalid directive's logger, and of its level.
const LONGEST_LOGGER: usize = 64;
const LONGEST_LEVEL: usize = 8;

/// A filter file.
pub(crate) struct FilterFile {
    pub(crate) path: PathBuf,
    /// The filter that applies while the file is empty.
    base: Filter,
    /// The text that was read last, and its filter: the file is read each second, and changes rarely.
    last: Option<(String, Filter)>,
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
    /// It holds text that is not a directive. The field names the first such text, or only its line if it does not look
    /// like a misspelled directive: the path may name another file, even that of the hash key.
    #[error("holds {0}: expected {expected}", expected = Filter::EXPECTED)]
    Directive(String),
}

impl FilterFile {
    pub(crate) fn new(path: PathBuf, base: Filter) -> Self {
        Self { path, base, last: None }
    }

    pub(crate) fn read(&mut self) -> Result<Filter, FilterFileError> {
        if !fs::metadata(&self.path).map_err(FilterFileError::Unreadable)?.is_file() {
            return Err(FilterFileError::NotAFile);
        }
        let mut text = String::new();
        let file = File::open(&self.path).map_err(FilterFileError::Unreadable)?;
        file.take(LONGEST + 1).read_to_string(&mut text).map_err(FilterFileError::Unreadable)?;
        if text.len() as u64 > LONGEST {
            return Err(FilterFileError::TooLong);
        }
        if let Some((last, filter)) = &self.last
            && *last == text
        {
            return Ok(filter.clone());
        }
        let filter = self.parse(&text)?;
        self.last = Some((text, filter.clone()));
        Ok(filter)
    }

    fn parse(&self, text: &str) -> Result<Filter, FilterFileError> {
        // Some editors put a byte order mark first.
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Ok(self.base.clone());
        }
        Filter::parse(text).map_err(|InvalidDirective(directive)| {
            FilterFileError::Directive(match misspelled(&directive) {
                true => format!("the invalid directive `{directive}`"),
                false => format!("an invalid directive in line {}", line_of(text, &directive)),
            })
        })
    }
}

/// Returns whether the text may be shown: `my_chat.views=inof` and `inof` may, what could be a key or another setting may not.
fn misspelled(directive: &str) -> bool {
    let is_level =
        |word: &str| word.len() <= LONGEST_LEVEL && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'=');
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b':');
    match directive.split_once('=') {
        None => is_level(directive),
        Some((logger, level)) => {
            level.starts_with(|first: char| first.is_ascii_lowercase())
                && is_level(level)
                && logger.len() <= LONGEST_LOGGER
                && logger.bytes().all(is_letter)
        }
    }
}

fn line_of(text: &str, directive: &str) -> usize {
    text.lines().position(|line| line.split(',').any(|known| known.trim() == directive)).map_or(1, |index| index + 1)
}
