//! A whole line of a JSON layout.

use super::cut::{Cut, PartKind};
use super::field::Out;
use super::{Format, LineBuffer};
use crate::callsite::Piece;
use crate::context::Frame;
use crate::encoded::{EncodedContext, Prefix};
use crate::record::{Foreign, Record, Source};
use crate::redact::{self, Redacted, plain_text};
use crate::trace::TraceIds;
use crate::value::copied::Copied;
use std::fmt;

/// The parts of a line that belong to the thread.
pub(super) struct Head<'s> {
    pub(super) stamp: &'s str,
    pub(super) thread: &'s [u8],
}

impl Head<'_> {
    #[inline]
    pub(super) fn write(&self, record: &Record<'_>, out: &mut Out<'_>) {
        out.line.slice(self.stamp.as_bytes());
        out.line.microseconds(record.time.nanoseconds);
        match record.source {
            Source::Site(site, _) if out.cut.is_none() && out.format.cached && site.has_level() => {
                let prefix = site.prefix.get_or_init(|| Box::new(Prefix::new(record, out.format)));
                prefix.write(out.line, |line| message(record, &mut Out { line, format: out.format, cut: None }));
            }
            Source::Foreign(&Foreign { prefix: Some(prefix), message, .. })
                if out.cut.is_none() && out.format.cached =>
            {
                let prefix = prefix.get_or_init(|| Box::new(Prefix::of_any_message(record, out.format)));
                prefix.write(out.line, |line| line.escaped(message));
            }
            _ => write_head(record, out),
        }
        out.line.slice(self.thread);
        if let Some(ids) = record.trace {
            write_trace(ids, out.line);
        }
        if let Some(context) = record.context {
            write_context(record, context, out);
        }
        match &record.source {
            Source::Site(site, values) => {
                for (field, value) in site.fields.iter().zip(*values) {
                    out.field(field, *value);
                }
            }
            Source::Foreign(foreign) => {
                for (field, value) in &foreign.fields {
                    out.shown(field, Redacted::again(value));
                }
                for (field, value) in foreign.values.into_iter().flat_map(Copied::fields) {
                    out.field(field, value);
                }
            }
        }
        write_tail(record, out);
    }

    #[cold]
    pub(super) fn write_within_limits(&self, record: &Record<'_>, format: &Format, line: &mut LineBuffer) {
        let limit = format.max_line_bytes;
        let mut room = limit * 4;
        let (mut cut, total) = loop {
            let mut cut = Cut::measure(limit);
            let mut whole = LineBuffer::new(room);
            self.write(record, &mut Out { line: &mut whole, format, cut: Some(&mut cut) });
            if !whole.overflowed() {
                break (cut, whole.len());
            }
            room *= 4;
        };
        cut.plan(total.saturating_sub(limit), &format.names.truncated);
        line.clear();
        self.write(record, &mut Out { line, format, cut: Some(&mut cut) });
        if line.overflowed() {
            cut.strip();
            line.clear();
            self.write(record, &mut Out { line, format, cut: Some(&mut cut) });
        }
    }
}

/// What follows the fields.
pub(super) fn write_tail(record: &Record<'_>, out: &mut Out<'_>) {
    if record.may_have_labels() {
        write_labels(record, out);
    }
    if let Some(failure) = record.failure
        && !out.is_bare()
    {
        write_failure(failure, out);
    }
    if out.cut.is_some() {
        write_truncated(out);
    }
    out.line.slice(b"}\n");
}

/// The head of a record whose call site keeps nothing for this format.
fn write_head(record: &Record<'_>, out: &mut Out<'_>) {
    let place = record.place(out.format.max_line_bytes);
    (out.format.names.before_message)(out.line, &place);
    message(record, out);
    (out.format.names.after_message)(out.line, &place);
}

fn message(record: &Record<'_>, out: &mut Out<'_>) {
    if let Some(literal) = record.literal_message() {
        let literal = out.cut_text(PartKind::Message, "message", literal);
        return out.line.escaped(literal);
    }
    if out.cut.is_none() {
        return record.write_message(out.format, &mut Escaping(out.line));
    }
    let mut text = String::new();
    record.write_message(out.format, &mut text);
    let text = out.cut_text(PartKind::Message, "message", &text);
    out.line.escaped(text);
}

/// Text that is escaped on its way into the line.
struct Escaping<'l>(&'l mut LineBuffer);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.escaped(text);
        Ok(())
    }
}

fn write_context(record: &Record<'_>, context: &Frame, out: &mut Out<'_>) {
    if out.cut.is_none() && context.has_none_of(record.mask()) {
        return write_whole_context(context, out);
    }
    context.visit(&|name| record.has(name), &mut |field, value| out.shown(field, Redacted::again(value)));
}

/// A context none of whose fields the record has itself.
pub(super) fn write_whole_context(context: &Frame, out: &mut Out<'_>) {
    if out.format.cached {
        let encoded = context.encoded.get_or_init(|| Box::new(EncodedContext::new(context, out.format)));
        return out.line.slice(&encoded.0);
    }
    context.visit(&|_| false, &mut |field, value| out.shown(field, Redacted::again(value)));
}

impl EncodedContext {
    #[cold]
    fn new(context: &Frame, format: &Format) -> Self {
        let mut line = LineBuffer::new(format.max_line_bytes);
        let mut out = Out { line: &mut line, format, cut: None };
        context.visit(&|_| false, &mut |field, value| out.shown(field, Redacted::again(value)));
        if line.overflowed() {
            // Longer than any line: with it every line overflows and takes the way of the lines that are too long.
            return Self(vec![b' '; format.max_line_bytes + 1]);
        }
        Self(line.written().to_vec())
    }
}

/// Both layouts have ECS's names, which no field of a schema can have: what joins logs and traces looks for them.
pub(super) fn write_trace(ids: TraceIds, line: &mut LineBuffer) {
    line.slice(b",\"trace.id\":\"");
    line.slice(&ids.trace_digits());
    line.slice(b"\",\"span.id\":\"");
    line.slice(&ids.span_digits());
    line.push(b'"');
}

fn write_labels(record: &Record<'_>, out: &mut Out<'_>) {
    let mark = out.line.mark();
    let mut open = b'{';
    let line = &mut *out.line;
    let object = out.format.names.labels;
    record.visit_labels(&mut |key, value| {
        if open == b'{' {
            line.slice(b",\"");
            line.slice(object.as_bytes());
            line.slice(b"\":");
        }
        line.push(std::mem::replace(&mut open, b','));
        line.string(key);
        line.push(b':');
        line.string(value);
    });
    if open == b'{' {
        return;
    }
    out.line.push(b'}');
    let len = out.line.len() - mark.len;
    if let Some(cut) = &mut out.cut
        && cut.allowance(PartKind::Whole, "labels", len) < len
    {
        out.line.rewind(mark);
    }
}

fn write_failure(failure: &crate::record::Failure, out: &mut Out<'_>) {
    let names = &out.format.names;
    write_text(names.error_type, &failure.type_name, PartKind::Text, out);
    if !failure.message.is_empty() {
        write_text(names.error_message, &failure.message, PartKind::Text, out);
    }
    write_chain(&failure.chain, out);
    if let Some(trace) = &failure.trace {
        write_text(names.error_trace, trace, PartKind::Trace, out);
    }
}

fn write_text(key: &str, text: &str, kind: PartKind, out: &mut Out<'_>) {
    let text = out.cut_text(kind, key, text);
    out.line.slice(b",\"");
    out.line.slice(key.as_bytes());
    out.line.slice(b"\":");
    out.line.string(text);
}

fn write_chain(chain: &[String], out: &mut Out<'_>) {
    if chain.is_empty() {
        return;
    }
    out.line.slice(b",\"");
    out.line.slice(out.format.names.error_chain.as_bytes());
    out.line.slice(b"\":");
    let mut open = b'[';
    for source in chain {
        let source = match &mut out.cut {
            Some(cut) => cut.text(PartKind::Chain, &out.format.names.error_chain, source),
            None => source,
        };
        out.line.push(std::mem::replace(&mut open, b','));
        out.line.string(source);
    }
    out.line.push(b']');
}

fn write_truncated(out: &mut Out<'_>) {
    let names: Vec<String> = match &out.cut {
        Some(cut) => cut.names().into_iter().map(str::to_owned).collect(),
        None => return,
    };
    if names.is_empty() {
        return;
    }
    out.line.slice(b",\"");
    out.line.slice(out.format.names.truncated.as_bytes());
    out.line.slice(b"\":");
    for (index, name) in names.iter().enumerate() {
        out.line.push(if index == 0 { b'[' } else { b',' });
        out.line.string(name);
    }
    out.line.push(b']');
}

impl<'r> Record<'r> {
    /// The message, if nothing has to be filled in.
    pub(crate) fn literal_message(&self) -> Option<&'r str> {
        match self.source {
            Source::Foreign(foreign) => Some(foreign.message),
            Source::Site(..) => match self.message_pieces() {
                [] => Some(""),
                [Piece::Text(text)] => Some(text),
                _ => None,
            },
        }
    }

    /// The message with its holes filled by what the fields show; `-` stands for a field that is left out.
    pub(crate) fn write_message(&self, format: &Format, out: &mut dyn fmt::Write) {
        for piece in self.message_pieces() {
            // Neither a string nor a line refuses text.
            let _ = match piece {
                Piece::Text(literal) => out.write_str(literal),
                Piece::Field(index) => self.fill_own(*index, format, out),
                Piece::Inherited(field) => self.fill_inherited(field.name, out),
                Piece::Error => out.write_str(self.failure.map_or("-", |failure| &failure.message)),
            };
        }
    }

    fn fill_inherited(&self, name: &str, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut result = None;
        if let Some(context) = self.context {
            context.find(name, &mut |field, value| {
                result = Some(plain_text(field, Redacted::again(value).value(), out));
            });
        }
        result.unwrap_or_else(|| out.write_str("-"))
    }

    fn fill_own(&self, index: usize, format: &Format, out: &mut dyn fmt::Write) -> fmt::Result {
        let Source::Site(site, values) = &self.source else { return Ok(()) };
        let (Some(field), Some(value)) = (site.fields.get(index), values.get(index)) else { return Ok(()) };
        let (mut shown_any, mut result) = (false, Ok(()));
        redact::redact(field, *value, &format.redactor, &mut |shown| {
            shown_any = true;
            result = plain_text(field, shown.value(), out);
        });
        if shown_any { result } else { out.write_str("-") }
    }
}
