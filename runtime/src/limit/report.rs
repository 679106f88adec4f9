//! Which site a report is about.

use super::gate::Suppressed;

/// Where suppressed events came from, and what they said.
pub(crate) struct SuppressedSite {
    pub(crate) logger: String,
    pub(crate) module: String,
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) function: String,
    pub(crate) message: String,
}

/// Writes the report of what was held back at a place.
pub(crate) type ReportFn = fn(&SuppressedSite, Suppressed, &str);
