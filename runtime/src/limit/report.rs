//! The call site of a report.

use super::gate::Suppressed;

/// The call site of suppressed events, and their message.
pub(crate) struct SuppressedSite {
    pub(crate) logger: String,
    pub(crate) module: String,
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) function: String,
    pub(crate) message: String,
}

/// Writes the report of a call site's suppressed events.
pub(crate) type ReportFn = fn(&SuppressedSite, Suppressed, &str);
