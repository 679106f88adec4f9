//! Copies the values of an event or a span.

use super::message::Bytes;
use super::site::{FieldRole, FieldSlot, TracingSite};
use crate::bridge::builder::RecordBuilder;
use crate::bridge::error::{DisplayedError, error_details, error_of_text};
use crate::bridge::labels::{LabelKey, add};
use crate::record::ExternalRecord;
use crate::redact::scrub;
use crate::stack::short_place;
use crate::text::last_segment;
use crate::value::Value;
use std::error::Error;
use std::fmt::{Debug, Display};
use tracing_core::field::{Field, Visit};

/// The origin of a record of `log` that `tracing-log` passes on.
#[derive(Default)]
pub(super) struct LogOrigin {
    logger: String,
    module: String,
    file: String,
    line: u32,
}

impl LogOrigin {
    pub(super) fn applied_to<'r>(&'r self, external: ExternalRecord<'r>) -> ExternalRecord<'r> {
        let (module, file) = (last_segment(&self.module), short_place(&self.file));
        ExternalRecord { logger: &self.logger, module, file, line: self.line, prefix: None, ..external }
    }
}

/// Collects the fields of one event or span.
pub(super) struct CopyingVisitor<'v> {
    pub(super) site: &'static TracingSite,
    pub(super) builder: &'v mut RecordBuilder,
    pub(super) origin: Option<LogOrigin>,
    /// Whether the builder has the message already.
    pub(super) has_message: bool,
}

impl CopyingVisitor<'_> {
    fn slot(&self, field: &Field) -> Option<&'static FieldSlot> {
        self.site.slots.get(field.index()).filter(|slot| !(self.has_message && slot.role == FieldRole::Message))
    }

    #[inline]
    fn value(&mut self, field: &Field, value: Value<'_>) {
        let Some(slot) = self.slot(field) else { return };
        match (slot.role, value) {
            (FieldRole::Value, value) => {
                add(&mut self.builder.values, &slot.name, LabelKey::Sanitized(slot.key), value)
            }
            (FieldRole::Message, Value::Str(text)) => self.builder.set_message_text(text),
            (FieldRole::LogLine, Value::U64(line)) => self.origin().line = u32::try_from(line).unwrap_or_default(),
            (FieldRole::LogTarget, Value::Str(text)) => {
                let (target, origin) = (scrub(text), self.origin());
                origin.logger = target.replace("::", ".");
                // `log.module_path` overrides it.
                origin.module = target.into_owned();
            }
            (FieldRole::LogModule, Value::Str(text)) => self.origin().module = scrub(text).into_owned(),
            (FieldRole::LogFile, Value::Str(text)) => self.origin().file = scrub(text).into_owned(),
            _ => {}
        }
    }

    fn text(&mut self, field: &Field, text: &dyn Display) {
        let Some(slot) = self.slot(field) else { return };
        match slot.role {
            FieldRole::Message => self.builder.set_message(text),
            FieldRole::Value if slot.name.is_refused() => self.builder.values.refuse(),
            FieldRole::Value if self.site.is_of_instrument && slot.key == "error" => {
                self.builder.error = Some(error_of_text(text));
            }
            FieldRole::Value => self.builder.with_text(text, &slot.name, |values, text| {
                add(values, &slot.name, LabelKey::Sanitized(slot.key), Value::Str(text));
            }),
            _ => {}
        }
    }

    fn origin(&mut self) -> &mut LogOrigin {
        self.origin.get_or_insert_default()
    }

    fn number(&mut self, field: &Field, value: Value<'_>, text: &dyn Display) {
        match self.slot(field) {
            Some(FieldSlot { role: FieldRole::Message, .. }) => self.builder.set_message(text),
            _ => self.value(field, value),
        }
    }
}

impl Visit for CopyingVisitor<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.text(field, &format_args!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.value(field, Value::Str(value));
    }

    fn record_bytes(&mut self, field: &Field, value: &[u8]) {
        self.record_debug(field, &Bytes(value));
    }

    fn record_error(&mut self, field: &Field, error: &(dyn Error + 'static)) {
        let slot = self.slot(field);
        if slot.is_some_and(|slot| slot.role == FieldRole::Message) {
            self.builder.set_message(&DisplayedError(error));
        }
        if slot.is_none_or(|slot| slot.name.is_refused()) || self.builder.error.is_some() || !self.site.is_event {
            return self.text(field, &DisplayedError(error));
        }
        self.builder.error = Some(error_details(error));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.number(field, Value::U64(value), &value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.number(field, Value::I64(value), &value);
    }

    fn record_u128(&mut self, field: &Field, value: u128) {
        self.number(field, Value::U128(&value), &value);
    }

    fn record_i128(&mut self, field: &Field, value: i128) {
        self.number(field, Value::I128(&value), &value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.number(field, Value::F64(value), &value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.number(field, Value::Bool(value), &value);
    }
}
