//! The fast path of an event: its fields are encoded into the line while they are visited, without a copy. An event
//! that does not qualify takes the general path, which produces the same line.

use super::message::{Bytes, is_known};
use super::site::{FastEncoding, FieldRole, FieldSlot, TracingSite};
use crate::bridge::builder::RecordBuilder;
use crate::bridge::error::{DisplayedError, error_details};
use crate::bridge::labels::{LabelKey, add_unfit};
use crate::context::Frame;
use crate::encode::{Format, StreamedLine, with_streamed_line};
use crate::encoded::Prefix;
use crate::logger::{Logger, trace_ids};
use crate::record::{ExternalRecord, Record, Source};
use crate::redact::{scrub, write_guarded};
use crate::value::copied::CopiedFields;
use crate::value::{Timestamp, Value};
use std::error::Error;
use std::fmt::{Debug, Display, Write as _};
use tracing_core::Event;
use tracing_core::field::{Field, Visit};

/// An event that was not written, with its scrubbed message if that was formatted.
pub(super) struct Unwritten(pub(super) Option<String>);

/// Writes the event, unless it does not qualify.
#[inline]
pub(super) fn write(
    logger: &Logger,
    site: &'static TracingSite,
    event: &Event<'_>,
    context: Option<&Frame>,
) -> Result<(), Unwritten> {
    let has_own_fields_only = context.is_none_or(|context| context.has_none_of(site.mask));
    if !site.is_plain || !has_own_fields_only {
        return Err(Unwritten(None));
    }
    let Some(output) = logger.sole_output(site.level) else { return Err(Unwritten(None)) };
    let (time, format) = (Timestamp::now(), &output.format);
    let (mut rest, mut has_formatted) = (None, false);
    let write = |line: &mut StreamedLine<'_>| {
        let mut visitor = LineVisitor { site, line, state: State::Waiting, format, context, rest: None };
        event.record(&mut visitor);
        let is_whole = visitor.finish(time);
        has_formatted = is_whole && site.has_message();
        rest = visitor.rest;
        is_whole
    };
    let is_written = with_streamed_line(time, format, write, |line| output.write(site.level, line)).is_some();
    let result = if is_written { Ok(()) } else { Err(unwritten(site, has_formatted, rest.as_deref_mut())) };
    if let Some(rest) = rest {
        rest.give_back();
    }
    result
}

/// Keeps the message: the text of some values, such as that of an iterator, can be formatted only once.
#[cold]
fn unwritten(site: &'static TracingSite, has_formatted: bool, rest: Option<&mut RecordBuilder>) -> Unwritten {
    let own = rest.map(|rest| {
        rest.values.clear();
        std::mem::take(&mut rest.message)
    });
    let known = || site.literal().map(|(known, _)| known.clone()).unwrap_or_default();
    Unwritten(has_formatted.then(|| own.filter(|own| !own.is_empty()).unwrap_or_else(known)))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The head is not written yet.
    Waiting,
    Open,
    /// The event does not qualify: its message was not the first of its values.
    Failed,
}

struct LineVisitor<'v, 'l> {
    site: &'static TracingSite,
    line: &'v mut StreamedLine<'l>,
    state: State,
    format: &'v Format,
    context: Option<&'v Frame>,
    /// Holds labels and texts, if there are any.
    rest: Option<Box<RecordBuilder>>,
}

impl LineVisitor<'_, '_> {
    #[inline(always)]
    fn slot(&self, field: &Field) -> Option<&'static FieldSlot> {
        self.site.slots.get(field.index())
    }

    fn rest(&mut self) -> &mut RecordBuilder {
        self.rest.get_or_insert_with(RecordBuilder::take)
    }

    /// Takes the message, which comes before all fields.
    #[inline(always)]
    fn message(&mut self, message: &dyn Debug) {
        if self.state != State::Waiting {
            self.state = State::Failed;
            return;
        }
        match self.site.literal() {
            Some((known, prefix)) if is_known(message, known, &mut self.rest) => return self.begin(prefix, ""),
            Some(_) => {}
            None => write_guarded(&mut self.rest().message, |text| write!(text, "{message:?}")),
        }
        self.other_message();
    }

    /// Continues with the message in the builder, which is not the site's known one.
    #[inline(never)]
    fn other_message(&mut self) {
        let (site, context) = (self.site, self.context);
        let rest = self.rest.get_or_insert_with(RecordBuilder::take);
        let had_to_be_scrubbed = rest.scrub_message();
        site.learn(&rest.message, had_to_be_scrubbed, self.format);
        let shown = if rest.message.is_empty() { site.title() } else { &rest.message };
        self.line.begin(site.prefix(self.format), shown, trace_ids(context), context);
        self.state = State::Open;
    }

    #[inline(always)]
    fn begin(&mut self, prefix: &Prefix, message: &str) {
        self.line.begin(prefix, message, trace_ids(self.context), self.context);
        self.state = State::Open;
    }

    /// Returns whether the line accepts a value other than the message.
    #[inline]
    fn is_open(&mut self) -> bool {
        if self.state == State::Waiting {
            self.begin_without_message();
        }
        self.state == State::Open
    }

    #[cold]
    fn begin_without_message(&mut self) {
        if self.site.has_message() {
            self.state = State::Failed;
        } else {
            self.begin(self.site.prefix(self.format), self.site.title());
        }
    }

    /// Takes a value whose name's policy decides.
    #[inline(never)]
    fn value(&mut self, field: &Field, value: Value<'_>, text: &dyn Debug) {
        match self.slot(field) {
            Some(FieldSlot { role: FieldRole::Message, .. }) => self.message(text),
            Some(slot) if self.is_open() => {
                let rest = self.rest.get_or_insert_with(RecordBuilder::take);
                take_in(&mut rest.values, self.line, slot, value);
            }
            _ => {}
        }
    }

    fn text(&mut self, field: &Field, text: &dyn Display) {
        let Some(slot) = self.slot(field) else { return };
        if !self.is_open() {
            return;
        }
        let rest = self.rest.get_or_insert_with(RecordBuilder::take);
        if slot.name.is_refused() {
            return rest.values.refuse();
        }
        let line = &mut *self.line;
        rest.with_text(text, &slot.name, |labels, text| take_in(labels, line, slot, Value::Str(text)));
    }

    /// Ends the line. Returns false if the line cannot be used.
    #[inline]
    fn finish(&mut self, time: Timestamp) -> bool {
        if !self.is_open() {
            return false;
        }
        // Only a concurrent `record` on a span can have added labels since the frame was checked.
        let inherits_labels = self.context.is_some_and(Frame::had_labels);
        let rest = self.rest.as_deref().filter(|rest| rest.values.label_count() > 0 || rest.error.is_some());
        if rest.is_none() && !inherits_labels {
            self.line.end();
            return true;
        }
        let external = ExternalRecord { values: rest.map(|rest| &rest.values), ..self.site.record("") };
        let error = rest.and_then(|rest| rest.error.as_ref());
        let (level, source, context) = (self.site.level, Source::External(&external), self.context);
        self.line.end_with(&Record { time, level, source, error, context, trace: None });
        true
    }
}

fn take_in(labels: &mut CopiedFields, line: &mut StreamedLine<'_>, slot: &FieldSlot, value: Value<'_>) {
    match slot.name.fit(value) {
        Some((field, value)) => line.field(field, value),
        None => add_unfit(labels, &slot.name, LabelKey::Sanitized(slot.key), value),
    }
}

impl Visit for LineVisitor<'_, '_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        match self.slot(field) {
            Some(FieldSlot { role: FieldRole::Message, .. }) => self.message(value),
            _ => self.text(field, &format_args!("{value:?}")),
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match self.slot(field) {
            Some(&FieldSlot { fast: FastEncoding::Text(key), .. }) if self.is_open() => {
                self.line.text(key, &scrub(value));
            }
            _ => self.value(field, Value::Str(value), &format_args!("{value}")),
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        match self.slot(field) {
            Some(&FieldSlot { fast: FastEncoding::Unsigned(key, most), .. }) if value <= most && self.is_open() => {
                self.line.unsigned(key, value);
            }
            _ => self.value(field, Value::U64(value), &value),
        }
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        match self.slot(field) {
            Some(&FieldSlot { fast: FastEncoding::Double(key), .. }) if value.is_finite() && self.is_open() => {
                self.line.double(key, value);
            }
            _ => self.value(field, Value::F64(value), &format_args!("{value}")),
        }
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        match self.slot(field) {
            Some(&FieldSlot { fast: FastEncoding::Signed(key, most), .. })
                if (!most..=most).contains(&value) && self.is_open() =>
            {
                self.line.signed(key, value);
            }
            _ => self.value(field, Value::I64(value), &value),
        }
    }

    fn record_u128(&mut self, field: &Field, value: u128) {
        self.value(field, Value::U128(&value), &value);
    }

    fn record_i128(&mut self, field: &Field, value: i128) {
        self.value(field, Value::I128(&value), &value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        match self.slot(field) {
            Some(&FieldSlot { fast: FastEncoding::Bool(key), .. }) if self.is_open() => self.line.boolean(key, value),
            _ => self.value(field, Value::Bool(value), &value),
        }
    }

    fn record_bytes(&mut self, field: &Field, value: &[u8]) {
        self.record_debug(field, &Bytes(value));
    }

    fn record_error(&mut self, field: &Field, error: &(dyn Error + 'static)) {
        match self.slot(field) {
            // The error is the message too.
            Some(FieldSlot { role: FieldRole::Message, .. }) => self.state = State::Failed,
            Some(slot) if !slot.name.is_refused() && self.rest().error.is_none() => {
                if self.is_open() {
                    self.rest().error = Some(error_details(error));
                }
            }
            _ => self.text(field, &DisplayedError(error)),
        }
    }
}
