//! One event, with everything that a layout needs.

use crate::callsite::{CallSite, MessagePiece};
use crate::context::Frame;
use crate::encoded::Prefix;
use crate::error::ErrorText;
use crate::error::{CapturedError, sources};
use crate::level::Level;
use crate::redact::{self, Redacted, RedactedValue, Redactor, scrub_display};
use crate::schema::FieldDef;
use crate::stack::{short_place, stack_trace};
use crate::statistics;
use crate::trace::TraceIds;
use crate::value::copied::CopiedFields;
use crate::value::{Timestamp, Value};
use once_cell::race::OnceBox;

/// An event for the layouts.
pub(crate) struct Record<'r> {
    pub(crate) time: Timestamp,
    pub(crate) level: Level,
    pub(crate) source: Source<'r>,
    pub(crate) error: Option<&'r ErrorDetails>,
    pub(crate) context: Option<&'r Frame>,
    pub(crate) trace: Option<TraceIds>,
}

/// The origin of the event.
pub(crate) enum Source<'r> {
    /// A call of `chat_log!`: its static part, and the values of its fields in order.
    Site(&'static CallSite, &'r [Value<'r>]),
    /// A record of another crate, a panic, or a notice of the logger.
    External(&'r ExternalRecord<'r>),
}

/// A record that does not come from a `chat_log!` call. Its message is already scrubbed.
#[derive(Default)]
pub(crate) struct ExternalRecord<'r> {
    pub(crate) logger: &'r str,
    pub(crate) module: &'r str,
    pub(crate) file: &'r str,
    pub(crate) line: u32,
    pub(crate) function: &'r str,
    pub(crate) message: &'r str,
    /// The library's own fields.
    pub(crate) fields: Vec<(&'static FieldDef, RedactedValue)>,
    /// Fields that a schema declares, and labels for the others.
    pub(crate) values: Option<&'r CopiedFields>,
    /// The encoded head that all lines of the call site share.
    pub(crate) prefix: Option<&'r OnceBox<Prefix>>,
}

impl<'r> ExternalRecord<'r> {
    /// Creates a notice of the logger, at the caller's location.
    #[track_caller]
    pub(crate) fn notice(message: &'r str, function: &'r str) -> Self {
        let place = std::panic::Location::caller();
        let (file, line) = (short_place(place.file()), place.line());
        Self { logger: "chat_log", module: "chat_log", file, line, function, message, ..Self::default() }
    }
}

/// An error's texts, scrubbed.
#[derive(Clone, Debug, Default)]
pub(crate) struct ErrorDetails {
    pub(crate) type_name: String,
    pub(crate) message: String,
    pub(crate) chain: Vec<String>,
    pub(crate) stack_trace: Option<String>,
}

impl ErrorDetails {
    pub(crate) fn new(captured: &CapturedError<'_>, text: ErrorText) -> Self {
        let type_name = captured.type_name.to_owned();
        let stack_trace = stack_trace(captured.backtrace.as_deref());
        if text == ErrorText::TypeOnly {
            return Self { type_name, stack_trace, ..Self::default() };
        }
        Self {
            type_name,
            message: scrub_display(&captured.error),
            chain: sources(captured.error).map(|source| scrub_display(&source)).collect(),
            stack_trace,
        }
    }
}

impl<'r> Record<'r> {
    pub(crate) fn message_pieces(&self) -> &'static [MessagePiece] {
        match self.source {
            Source::Site(site, _) => site.message,
            Source::External(_) => &[],
        }
    }

    /// Returns the name bits of the record's own fields.
    pub(crate) fn mask(&self) -> u64 {
        match &self.source {
            Source::Site(site, _) => site.mask,
            Source::External(external) => {
                let known = external.fields.iter().fold(0, |mask, (field, _)| mask | field.bit);
                known | external.values.map_or(0, |values| values.mask)
            }
        }
    }

    /// Returns whether one of the record's own fields has this name and a value.
    pub(crate) fn has(&self, name: &str) -> bool {
        match &self.source {
            Source::Site(site, values) => site
                .fields
                .iter()
                .zip(*values)
                .any(|(field, value)| field.name == name && !matches!(value, Value::Absent)),
            Source::External(external) => {
                external.fields.iter().any(|(field, _)| field.name == name)
                    || external.values.is_some_and(|values| values.has(name))
            }
        }
    }

    /// Returns the names of the record's own fields.
    pub(crate) fn field_names(&self) -> Vec<&'static str> {
        match &self.source {
            Source::Site(site, _) => site.fields.iter().map(|field| field.name).collect(),
            Source::External(external) => {
                let known = external.fields.iter().map(|(field, _)| field.name);
                known
                    .chain(external.values.iter().flat_map(|values| values.fields().map(|(field, _)| field.name)))
                    .collect()
            }
        }
    }

    /// Passes the record's own fields to `show`, redacted and in order. Absent values may be among them.
    #[inline(always)]
    pub(crate) fn visit_fields(&self, redactor: &Redactor, mut show: impl FnMut(&'static FieldDef, Redacted<'_>)) {
        match &self.source {
            Source::Site(site, values) => {
                for (field, value) in site.fields.iter().zip(*values) {
                    redact::visit(field, *value, redactor, &mut show);
                }
            }
            Source::External(external) => {
                for (field, value) in &external.fields {
                    show(field, value.as_redacted());
                }
                if let Some(values) = external.values {
                    for (field, value) in values.fields() {
                        redact::visit(field, value, redactor, &mut show);
                    }
                }
            }
        }
    }

    /// Returns whether [`visit_labels`](Self::visit_labels) may find labels.
    #[inline]
    pub(crate) fn may_have_labels(&self) -> bool {
        let own = matches!(self.source, Source::External(ExternalRecord { values: Some(_), .. }));
        own || self.context.is_some_and(Frame::may_have_labels)
    }

    /// Passes the labels of the context and then the record's own to `show`: no key twice, and at most
    /// [`MOST_LABELS`](Self::MOST_LABELS).
    pub(crate) fn visit_labels(&self, show: &mut dyn FnMut(&str, &str)) {
        let own = match self.source {
            Source::External(external) => external.values,
            Source::Site(..) => None,
        };
        let is_own = |key: &str| own.is_some_and(|own| own.labels().any(|(known, _)| known == key));
        if let Some(context) = self.context.filter(|context| context.may_have_labels()) {
            let mut room = Self::MOST_LABELS - own.map_or(0, |own| own.labels().count()).min(Self::MOST_LABELS);
            context.visit_labels(&is_own, &mut |key, value| match room.checked_sub(1) {
                Some(left) => {
                    room = left;
                    show(key, value);
                }
                None => statistics::count_refused(),
            });
        }
        for (key, value) in own.into_iter().flat_map(CopiedFields::labels) {
            show(key, value);
        }
    }

    /// The maximum number of labels in a line.
    pub(crate) const MOST_LABELS: usize = 64;
}
