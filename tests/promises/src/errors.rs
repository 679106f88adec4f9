//! Misbehaving errors.

use std::error::Error;
use std::fmt;

/// Panics when its source is queried.
#[derive(Debug)]
pub struct Unfounded;

impl fmt::Display for Unfounded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unfounded")
    }
}

impl Error for Unfounded {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        std::panic::resume_unwind(Box::new("no text"))
    }
}
