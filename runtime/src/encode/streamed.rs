//! A line whose fields are encoded while they are visited, without an intermediate copy.

use super::field::LineEncoder;
use super::line::{Head, write_tail, write_trace, write_whole_context};
use crate::context::Frame;
use crate::encoded::Prefix;
use crate::record::Record;
use crate::redact::OpenKey;
use crate::schema::FieldDef;
use crate::trace::TraceIds;
use crate::value::Value;

pub(crate) struct StreamedLine<'l> {
    head: Head<'l>,
    nanoseconds: u32,
    encoder: LineEncoder<'l>,
}

impl<'l> StreamedLine<'l> {
    pub(super) fn new(head: Head<'l>, nanoseconds: u32, encoder: LineEncoder<'l>) -> Self {
        Self { head, nanoseconds, encoder }
    }

    /// Writes everything before the fields. The context must have none of them.
    #[inline(always)]
    pub(crate) fn begin(&mut self, prefix: &Prefix, message: &str, trace: Option<TraceIds>, context: Option<&Frame>) {
        let Self { head, nanoseconds, encoder } = self;
        encoder.line.slice(head.stamp.as_bytes());
        encoder.line.microseconds(*nanoseconds);
        prefix.write(encoder.line, |line| line.escaped(message));
        encoder.line.slice(head.thread);
        if let Some(ids) = trace {
            write_trace(encoder.line, ids);
        }
        if let Some(context) = context {
            write_whole_context(encoder, context);
        }
    }

    /// Writes a field as it was passed.
    pub(crate) fn field(&mut self, field: &'static FieldDef, value: Value<'_>) {
        self.encoder.field(field, value);
    }

    #[inline]
    pub(crate) fn text(&mut self, field: OpenKey, text: &str) {
        self.encoder.line.key(field.key());
        self.encoder.line.string(text);
    }

    #[inline]
    pub(crate) fn unsigned(&mut self, field: OpenKey, number: u64) {
        self.encoder.line.key(field.key());
        self.encoder.line.unsigned(number);
    }

    #[inline]
    pub(crate) fn signed(&mut self, field: OpenKey, number: i64) {
        self.encoder.line.key(field.key());
        self.encoder.line.signed(number);
    }

    #[inline]
    pub(crate) fn boolean(&mut self, field: OpenKey, value: bool) {
        self.encoder.line.key(field.key());
        self.encoder.line.slice(if value { b"true" } else { b"false" });
    }

    /// Writes a number, which must be finite.
    #[inline]
    pub(crate) fn double(&mut self, field: OpenKey, number: f64) {
        self.encoder.line.key(field.key());
        self.encoder.line.double(number);
    }

    /// Ends a line that has only fields.
    #[inline]
    pub(crate) fn end(&mut self) {
        self.encoder.line.slice(b"}\n");
    }

    /// Ends a line whose record has more than fields.
    pub(crate) fn end_with(&mut self, record: &Record<'_>) {
        write_tail(&mut self.encoder, record);
    }
}
