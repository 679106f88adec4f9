//! The part of a line before its fields.

use super::json::escaped_len;
use super::{Format, LineBuffer};
use crate::encoded::Prefix;
use crate::level::Level;
use crate::record::{Record, Source};
use crate::text::last_segment;

/// The keys of a layout that are not fields of a schema. Those of a JSON layout need no escaping.
pub(crate) struct Names {
    pub(crate) timestamp: &'static str,
    pub(crate) error_type: &'static str,
    pub(crate) error_message: &'static str,
    pub(crate) error_trace: &'static str,
    pub(crate) error_chain: String,
    pub(crate) truncated: String,
    pub(crate) labels: &'static str,
    /// Writes everything from the timestamp to the opening quote of the message.
    pub(crate) before_message: fn(&mut LineBuffer, &RecordOrigin<'_>),
    /// Writes everything from the message's closing quote to the parts of the thread.
    pub(crate) after_message: fn(&mut LineBuffer, &RecordOrigin<'_>),
    /// Writes the process, thread and service.
    pub(crate) thread: fn(&mut LineBuffer, thread: u64, service: &str),
}

/// The level and location of a record.
pub(crate) struct RecordOrigin<'r> {
    pub(crate) level: Level,
    /// With dots instead of `::`.
    pub(crate) logger: std::borrow::Cow<'r, str>,
    pub(crate) module: &'r str,
    pub(crate) file: &'r str,
    pub(crate) line: u32,
    pub(crate) function: &'r str,
}

impl Prefix {
    pub(crate) fn new(record: &Record<'_>, format: &Format) -> Self {
        let mut buffer = LineBuffer::new(format.max_line_bytes);
        if let Some(message) = record.literal_message() {
            let origin = record.origin(format.max_line_bytes);
            (format.names.before_message)(&mut buffer, &origin);
            buffer.escaped(message);
            (format.names.after_message)(&mut buffer, &origin);
            if !buffer.overflowed() {
                return Self { before: buffer.written().into(), after: Box::default(), complete: true };
            }
        }
        Self::of_any_message(record, format)
    }

    /// Like [`new`](Self::new), for a call site whose message differs each time.
    pub(crate) fn of_any_message(record: &Record<'_>, format: &Format) -> Self {
        let mut buffer = LineBuffer::new(format.max_line_bytes);
        let origin = record.origin(format.max_line_bytes);
        (format.names.before_message)(&mut buffer, &origin);
        let before = buffer.written().into();
        buffer.clear();
        (format.names.after_message)(&mut buffer, &origin);
        Self { before, after: buffer.written().into(), complete: false }
    }

    #[inline(always)]
    pub(crate) fn write(&self, line: &mut LineBuffer, message: impl FnOnce(&mut LineBuffer)) {
        line.slice(&self.before);
        if !self.complete {
            message(line);
            line.slice(&self.after);
        }
    }
}

impl<'r> Record<'r> {
    /// Returns the origin, with texts clipped to leave room for the rest of a line of `max_line_bytes`: other crates may use
    /// names of any length.
    pub(crate) fn origin(&self, max_line_bytes: usize) -> RecordOrigin<'r> {
        let fit = |text: &'r str| fitting(text, max_line_bytes / 8);
        match self.source {
            Source::Site(site, _) => RecordOrigin {
                level: self.level,
                logger: fit(site.logger.unwrap_or(site.origin.module)).replace("::", ".").into(),
                module: fit(last_segment(site.origin.module)),
                file: fit(site.origin.file),
                line: site.origin.line,
                function: fit(site.origin.function()),
            },
            Source::External(external) => RecordOrigin {
                level: self.level,
                logger: fit(external.logger).into(),
                module: fit(external.module),
                file: fit(external.file),
                line: external.line,
                function: fit(external.function),
            },
        }
    }
}

/// Returns the longest prefix of a text that takes at most `len` bytes in a JSON string.
pub(super) fn fitting(text: &str, len: usize) -> &str {
    if text.len() <= len / 6 {
        return text;
    }
    let (_, fits) = escaped_len(text, len);
    text.get(..fits).unwrap_or_default()
}
