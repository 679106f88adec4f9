//! Writes a whole line of a JSON layout.

use super::cut::{Cut, KEPT, PartKind};
use super::field::LineEncoder;
use super::separator::Separator;
use super::{Format, LineBuffer};
use crate::callsite::MessagePiece;
use crate::context::Frame;
use crate::encoded::{EncodedContext, Prefix};
use crate::record::{ExternalRecord, Record, Source};
use crate::redact::{self, plain_text};
use crate::schema::FieldDef;
use crate::text::write_hex;
use crate::trace::TraceIds;
use crate::value::Value;
use std::fmt;

/// The parts of a line that its thread caches.
pub(super) struct Head<'s> {
    pub(super) stamp: &'s str,
    pub(super) thread: &'s [u8],
}

impl Head<'_> {
    #[inline]
    pub(super) fn write(&self, encoder: &mut LineEncoder<'_>, record: &Record<'_>) {
        encoder.line.slice(self.stamp.as_bytes());
        encoder.line.microseconds(record.time.nanoseconds);
        match record.source {
            Source::Site(site, _) if encoder.cut.is_none() && encoder.format.cached && !site.computes_level => {
                let prefix = site.prefix.get_or_init(|| Box::new(Prefix::new(record, encoder.format)));
                prefix.write(encoder.line, |line| {
                    message(&mut LineEncoder { line, format: encoder.format, cut: None }, record)
                });
            }
            Source::External(&ExternalRecord { prefix: Some(prefix), message, .. })
                if encoder.cut.is_none() && encoder.format.cached =>
            {
                let prefix = prefix.get_or_init(|| Box::new(Prefix::of_any_message(record, encoder.format)));
                prefix.write(encoder.line, |line| line.escaped(message));
            }
            _ => write_head(encoder, record),
        }
        encoder.line.slice(self.thread);
        if let Some(ids) = record.trace {
            write_trace(encoder.line, ids);
        }
        if let Some(context) = record.context {
            write_context(encoder, record, context);
        }
        let redactor = &encoder.format.redactor;
        record.visit_fields(redactor, |field, shown| encoder.shown(field, shown));
        write_tail(encoder, record);
    }

    #[cold]
    pub(super) fn write_within_limits(&self, line: &mut LineBuffer, record: &Record<'_>, format: &Format) {
        let limit = format.max_line_bytes;
        let mut room = limit * 4;
        let (mut cut, total) = loop {
            let mut cut = Cut::measure(limit);
            let mut whole = LineBuffer::new(room);
            self.write(&mut LineEncoder { line: &mut whole, format, cut: Some(&mut cut) }, record);
            if !whole.overflowed() {
                break (cut, whole.len());
            }
            room *= 4;
        };
        cut.plan(total.saturating_sub(limit), &format.names.truncated);
        line.clear();
        self.write(&mut LineEncoder { line, format, cut: Some(&mut cut) }, record);
        for message in [KEPT, 0] {
            if line.overflowed() {
                cut.strip(message);
                line.clear();
                self.write(&mut LineEncoder { line, format, cut: Some(&mut cut) }, record);
            }
        }
    }
}

/// Writes what follows the fields.
pub(super) fn write_tail(encoder: &mut LineEncoder<'_>, record: &Record<'_>) {
    if record.may_have_labels() {
        write_labels(encoder, record);
    }
    if let Some(error) = record.error
        && !encoder.is_bare()
    {
        write_error(encoder, error);
    }
    if encoder.cut.is_some() {
        write_truncated(encoder);
    }
    encoder.line.slice(b"}\n");
}

/// Writes the head of a record whose call site caches nothing for this format.
fn write_head(encoder: &mut LineEncoder<'_>, record: &Record<'_>) {
    let origin = record.origin(encoder.format.max_line_bytes);
    (encoder.format.names.before_message)(encoder.line, &origin);
    message(encoder, record);
    (encoder.format.names.after_message)(encoder.line, &origin);
}

fn message(encoder: &mut LineEncoder<'_>, record: &Record<'_>) {
    if let Some(literal) = record.literal_message() {
        let literal = encoder.cut_text(PartKind::Message, "message", literal);
        return encoder.line.escaped(literal);
    }
    if encoder.cut.is_none() {
        return record.write_message(&mut Escaping(encoder.line), encoder.format);
    }
    let mut text = String::new();
    record.write_message(&mut text, encoder.format);
    let text = encoder.cut_text(PartKind::Message, "message", &text);
    encoder.line.escaped(text);
}

/// Escapes text while it is written to the line.
struct Escaping<'l>(&'l mut LineBuffer);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.escaped(text);
        Ok(())
    }
}

fn write_context(encoder: &mut LineEncoder<'_>, record: &Record<'_>, context: &Frame) {
    if encoder.cut.is_none() && context.has_none_of(record.mask()) {
        return write_whole_context(encoder, context);
    }
    context.visit(&|name| record.has(name), &mut |field, value| encoder.shown(field, value.as_redacted()));
}

/// Writes a context whose fields the record does not override.
pub(super) fn write_whole_context(encoder: &mut LineEncoder<'_>, context: &Frame) {
    if encoder.format.cached {
        let encoded = context.encoded.get_or_init(|| Box::new(EncodedContext::new(context, encoder.format)));
        return encoder.line.slice(&encoded.0);
    }
    context.visit(&|_| false, &mut |field, value| encoder.shown(field, value.as_redacted()));
}

impl EncodedContext {
    #[cold]
    fn new(context: &Frame, format: &Format) -> Self {
        let mut line = LineBuffer::new(format.max_line_bytes);
        let mut encoder = LineEncoder { line: &mut line, format, cut: None };
        context.visit(&|_| false, &mut |field, value| encoder.shown(field, value.as_redacted()));
        if line.overflowed() {
            // Longer than any line, so that every line with it overflows and is cut.
            return Self(vec![b' '; format.max_line_bytes + 1]);
        }
        Self(line.written().to_vec())
    }
}

/// Writes the ids under their ECS names in both layouts: tools that join logs and traces search for these, and no field of a
/// schema can have them.
pub(super) fn write_trace(line: &mut LineBuffer, ids: TraceIds) {
    line.slice(b",\"trace.id\":\"");
    digits(line, &ids.trace_id());
    line.slice(b"\",\"span.id\":\"");
    digits(line, &ids.span_id());
    line.push(b'"');
}

fn digits(line: &mut LineBuffer, bytes: &[u8]) {
    if let Some(room) = line.room(2 * bytes.len()) {
        write_hex(room, bytes);
    }
}

fn write_labels(encoder: &mut LineEncoder<'_>, record: &Record<'_>) {
    let mark = encoder.line.mark();
    let mut separator = Separator::comma();
    let line = &mut *encoder.line;
    let object = encoder.format.names.labels;
    record.visit_labels(&mut |key, value| {
        if separator.is_unused() {
            write_key(line, object);
            line.push(b'{');
        }
        separator.write(line);
        line.string(key);
        line.push(b':');
        line.string(value);
    });
    if separator.is_unused() {
        return;
    }
    line.push(b'}');
    let len = encoder.line.len() - mark.len;
    if let Some(cut) = &mut encoder.cut
        && cut.allowance(PartKind::Whole, "labels", len) < len
    {
        encoder.line.rewind(mark);
    }
}

fn write_error(encoder: &mut LineEncoder<'_>, error: &crate::record::ErrorDetails) {
    let names = &encoder.format.names;
    write_text(encoder, names.error_type, &error.type_name, PartKind::Text);
    if !error.message.is_empty() {
        write_text(encoder, names.error_message, &error.message, PartKind::Error);
    }
    write_chain(encoder, &error.chain);
    if let Some(trace) = &error.stack_trace {
        write_text(encoder, names.error_trace, trace, PartKind::Trace);
    }
}

fn write_text(encoder: &mut LineEncoder<'_>, key: &str, text: &str, kind: PartKind) {
    let text = encoder.cut_text(kind, key, text);
    write_key(encoder.line, key);
    encoder.line.string(text);
}

fn write_key(line: &mut LineBuffer, key: &str) {
    line.slice(b",\"");
    line.slice(key.as_bytes());
    line.slice(b"\":");
}

fn write_chain(encoder: &mut LineEncoder<'_>, chain: &[String]) {
    if chain.is_empty() {
        return;
    }
    let mut separator = Separator::comma();
    write_key(encoder.line, &encoder.format.names.error_chain);
    encoder.line.push(b'[');
    for source in chain {
        let source = match &mut encoder.cut {
            Some(cut) => cut.text(PartKind::Chain, &encoder.format.names.error_chain, source),
            None => source,
        };
        separator.write(encoder.line);
        encoder.line.string(source);
    }
    encoder.line.push(b']');
}

fn write_truncated(encoder: &mut LineEncoder<'_>) {
    let names: Vec<String> = match &encoder.cut {
        Some(cut) => cut.names().into_iter().map(str::to_owned).collect(),
        None => return,
    };
    if names.is_empty() {
        return;
    }
    let mut separator = Separator::comma();
    write_key(encoder.line, &encoder.format.names.truncated);
    encoder.line.push(b'[');
    for name in &names {
        separator.write(encoder.line);
        encoder.line.string(name);
    }
    encoder.line.push(b']');
}

impl<'r> Record<'r> {
    /// Returns the message if it has no placeholders.
    pub(crate) fn literal_message(&self) -> Option<&'r str> {
        match self.source {
            Source::External(external) => Some(external.message),
            Source::Site(..) => match self.message_pieces() {
                [] => Some(""),
                [MessagePiece::Text(text)] => Some(text),
                _ => None,
            },
        }
    }

    /// Writes the message with its placeholders replaced by the redacted values, and by `-` for an omitted field.
    pub(crate) fn write_message(&self, out: &mut dyn fmt::Write, format: &Format) {
        for piece in self.message_pieces() {
            // Writing to a string or a line cannot fail.
            let _ = match piece {
                MessagePiece::Text(literal) => out.write_str(literal),
                MessagePiece::Field(index) => self.fill_own(out, *index, format),
                MessagePiece::Inherited(field) => self.fill_inherited(out, field.name),
                MessagePiece::InheritedByName(name) => self.fill_inherited(out, name),
                MessagePiece::Error => out.write_str(self.error.map_or("-", |error| &error.message)),
            };
        }
    }

    fn fill_inherited(&self, out: &mut dyn fmt::Write, name: &str) -> fmt::Result {
        let mut result = None;
        if let Some(context) = self.context {
            context.find(name, &mut |field, value| {
                result = Some(fill(out, field, value.as_redacted().value()));
            });
        }
        result.unwrap_or_else(|| out.write_str("-"))
    }

    fn fill_own(&self, out: &mut dyn fmt::Write, index: usize, format: &Format) -> fmt::Result {
        let Source::Site(site, values) = &self.source else { return Ok(()) };
        let (Some(field), Some(value)) = (site.fields.get(index), values.get(index)) else { return Ok(()) };
        let (mut shown_any, mut result) = (false, Ok(()));
        redact::redact(field, *value, &format.redactor, &mut |shown| {
            shown_any = true;
            result = fill(out, field, shown.value());
        });
        if shown_any { result } else { out.write_str("-") }
    }
}

fn fill(out: &mut dyn fmt::Write, field: &FieldDef, value: Value<'_>) -> fmt::Result {
    if value.is_expressible() { plain_text(out, field, value) } else { out.write_str("-") }
}
