//! Forwards our records as events to the program's own `tracing` subscriber.

mod site;

use super::level::to_tracing;
use crate::encode::Format;
use crate::logger::Sink;
use crate::record::{ErrorDetails, Record};
use crate::redact::{Amount, in_unit, plain_text};
use crate::schema::{FieldDef, Kind, Style};
use crate::statistics;
use crate::value::Value;
use serde_json::{Map, Number, Value as Tree};
use site::{ForwardedSite, SiteKey, site};
use std::cell::Cell;
use std::fmt::Arguments;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use tracing_core::callsite::Callsite as _;
use tracing_core::field::Value as TracingValue;
use tracing_core::metadata::{LevelFilter, Metadata};
use tracing_core::{Event, dispatcher};

/// Returns the sink that passes records to the current subscriber instead of the console. Redaction and errors' texts
/// follow `format`; its layout is not used.
pub(crate) fn forward(format: Format) -> Option<Box<dyn Sink>> {
    Some(Box::new(Forward { format }))
}

struct Forward {
    format: Format,
}

impl Forward {
    fn dispatch(&self, record: &Record<'_>) {
        let mut message = String::new();
        match record.literal_message() {
            Some(literal) => message.push_str(literal),
            None => record.write_message(&mut message, &self.format),
        }
        let fields = fields(record, &self.format);
        match site(SiteKey::of(record, names(&fields))) {
            Some(site) => send(site, format_args!("{message}"), &fields),
            None => {
                let all = fields.iter().filter_map(|(name, shown)| Some((*name, shown.as_ref()?.to_tree())));
                let all = ForwardedValue::Text(
                    Tree::Object(all.map(|(name, tree)| (name.to_owned(), tree)).collect()).to_string(),
                );
                let fields = [("fields", Some(all))];
                if let Some(site) = site(SiteKey::overflowed(record, names(&fields))) {
                    send(site, format_args!("{message}"), &fields);
                }
            }
        }
    }
}

impl Sink for Forward {
    fn format(&self) -> &Format {
        &self.format
    }

    /// A record that a subscriber creates while it handles one of ours would return to it, so it is counted as lost. So
    /// is a record at which the subscriber panics.
    fn send(&self, record: &Record<'_>) {
        let has_it_already = ACTIVITY.try_with(Cell::get) == Ok(Activity::Recording);
        if has_it_already || to_tracing(record.level) > LevelFilter::current() {
            return;
        }
        let sent = SendGuard::enter().and_then(|_guard| catch_unwind(AssertUnwindSafe(|| self.dispatch(record))).ok());
        if sent.is_none() {
            statistics::count_lost();
        }
    }
}

/// What a thread is doing with the subscriber.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Activity {
    Idle,
    /// It sends the event whose metadata is at this address, once that is known.
    Sending(usize),
    /// It creates a record from one of the subscriber's events.
    Recording,
}

thread_local! {
    static ACTIVITY: Cell<Activity> = const { Cell::new(Activity::Idle) };
}

/// Marks that a record is being sent to the subscriber.
struct SendGuard;

impl SendGuard {
    fn enter() -> Option<Self> {
        let is_free = ACTIVITY.try_with(Cell::get) == Ok(Activity::Idle);
        is_free.then(|| {
            let _ = ACTIVITY.try_with(|activity| activity.set(Activity::Sending(0)));
            Self
        })
    }
}

impl Drop for SendGuard {
    fn drop(&mut self) {
        let _ = ACTIVITY.try_with(|activity| activity.set(Activity::Idle));
    }
}

/// Marks that a record is created from an event of the subscriber, which must not be sent back to it.
pub(super) struct RecordGuard(Activity);

impl RecordGuard {
    pub(super) fn enter() -> Self {
        Self(ACTIVITY.try_with(|activity| activity.replace(Activity::Recording)).unwrap_or(Activity::Idle))
    }
}

impl Drop for RecordGuard {
    fn drop(&mut self) {
        let _ = ACTIVITY.try_with(|activity| activity.set(self.0));
    }
}

/// Returns whether this is the event of a record that is being sent to the subscriber.
pub(super) fn is_ours(metadata: &'static Metadata<'static>) -> bool {
    ACTIVITY.try_with(Cell::get) == Ok(Activity::Sending(ptr::from_ref(metadata).addr()))
}

fn send(site: &'static ForwardedSite, message: Arguments<'_>, fields: &[(&'static str, Option<ForwardedValue>)]) {
    let metadata = site.metadata();
    let _ = ACTIVITY.try_with(|activity| activity.set(Activity::Sending(ptr::from_ref(metadata).addr())));
    let mut values: Vec<Option<&dyn TracingValue>> = vec![Some(&message)];
    values.extend(fields.iter().map(|(_, shown)| Some(shown.as_ref()?.as_tracing())));
    dispatcher::get_default(|dispatch| {
        if dispatch.enabled(metadata) {
            dispatch.event(&Event::new(metadata, &metadata.fields().value_set_all(&values)));
        }
    });
}

fn names(fields: &[(&'static str, Option<ForwardedValue>)]) -> Vec<&'static str> {
    std::iter::once("message").chain(fields.iter().map(|(name, _)| *name)).collect()
}

/// A field's value as the subscriber receives it.
enum ForwardedValue {
    Bool(bool),
    U64(u64),
    I64(i64),
    U128(u128),
    I128(i128),
    F64(f64),
    Text(String),
}

type ForwardedFields = Vec<(&'static str, Option<ForwardedValue>)>;

/// Returns the trace, the fields of the context and of the record, and the error. Names without a value are included,
/// so that a site's set of names does not depend on its values.
fn fields(record: &Record<'_>, format: &Format) -> ForwardedFields {
    let mut fields = ForwardedFields::new();
    if let Some(ids) = record.trace {
        let ids = ids.to_string();
        let (trace, span) = ids.split_once('-').unwrap_or((&ids, ""));
        fields.push(("trace.id", Some(ForwardedValue::Text(trace.to_owned()))));
        fields.push(("span.id", Some(ForwardedValue::Text(span.to_owned()))));
    }
    if let Some(context) = record.context {
        context.visit(&|name| record.has(name), &mut |field, value| {
            fields.push((field.name, shown(field, value.as_redacted().value())));
        });
    }
    for name in record.field_names() {
        if !fields.iter().any(|(known, _)| *known == name) {
            fields.push((name, None));
        }
    }
    record.visit_fields(&format.redactor, |field, value| {
        let entry = fields.iter_mut().find(|(name, _)| *name == field.name);
        if let Some((_, entry)) = entry.filter(|_| !value.is_absent()) {
            *entry = shown(field, value.value());
        }
    });
    let mut labels = Map::new();
    record.visit_labels(&mut |name, value| drop(labels.insert(name.to_owned(), Tree::String(value.to_owned()))));
    if !labels.is_empty() {
        fields.push(("labels", Some(ForwardedValue::Text(Tree::Object(labels).to_string()))));
    }
    if let Some(error) = record.error {
        add_error(&mut fields, error);
    }
    fields
}

fn add_error(fields: &mut ForwardedFields, error: &ErrorDetails) {
    let text = if error.message.is_empty() { &error.type_name } else { &error.message };
    fields.push(("error", Some(ForwardedValue::Text(text.clone()))));
    fields.push(("exc_type", Some(ForwardedValue::Text(error.type_name.clone()))));
    let chain = (!error.chain.is_empty()).then(|| ForwardedValue::Text(error.chain.join(": ")));
    fields.push(("exc_chain", chain));
    fields.push(("exc_info", error.stack_trace.clone().map(ForwardedValue::Text)));
}

fn shown(field: &FieldDef, value: Value<'_>) -> Option<ForwardedValue> {
    if field.flat_style == Style::Text {
        return Some(ForwardedValue::Text(text(field, value)));
    }
    Some(match value {
        Value::Bool(value) => ForwardedValue::Bool(value),
        Value::U64(number) if matches!(field.kind, Kind::Float { .. }) => ForwardedValue::F64(number as f64),
        Value::I64(number) if matches!(field.kind, Kind::Float { .. }) => ForwardedValue::F64(number as f64),
        Value::U64(number) => ForwardedValue::U64(number),
        Value::I64(number) => ForwardedValue::I64(number),
        Value::U128(number) => ForwardedValue::U128(*number),
        Value::I128(number) => ForwardedValue::I128(*number),
        Value::F64(number) => finite(number)?,
        // The shortest digits of the `f32`, as in a line: 0.1, not 0.10000000149.
        Value::F32(number) => finite(number.to_string().parse().unwrap_or(f64::from(number)))?,
        Value::Duration(duration) => match in_unit(duration, field.unit) {
            Amount::Whole(number) => u64::try_from(number).map_or(ForwardedValue::U128(number), ForwardedValue::U64),
            Amount::Float(number) => finite(number)?,
        },
        Value::List(_) | Value::Object(_) | Value::Json(_) => ForwardedValue::Text(tree(field, value).to_string()),
        _ => ForwardedValue::Text(text(field, value)),
    })
}

fn finite(number: f64) -> Option<ForwardedValue> {
    if !number.is_finite() {
        statistics::count_left_out();
        return None;
    }
    Some(ForwardedValue::F64(number))
}

fn text(field: &FieldDef, value: Value<'_>) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = plain_text(&mut text, field, value);
    text
}

/// Converts a list, an object or JSON to a JSON string, because a subscriber has no nested values.
fn tree(field: &FieldDef, value: Value<'_>) -> Tree {
    match value {
        Value::List(list) => {
            let mut elements = Vec::new();
            list.visit(&mut |element| elements.push(tree(field, element)));
            Tree::Array(elements)
        }
        Value::Object(object) => {
            let mut leaves = Map::new();
            object.visit(&mut |leaf, value| drop(leaves.insert(leaf.name.to_owned(), tree(leaf, value))));
            Tree::Object(leaves)
        }
        Value::Json(json) => json.to_json().unwrap_or_default(),
        value => shown(field, value).map_or(Tree::Null, |shown| shown.to_tree()),
    }
}

impl ForwardedValue {
    fn as_tracing(&self) -> &dyn TracingValue {
        match self {
            Self::Bool(value) => value,
            Self::U64(value) => value,
            Self::I64(value) => value,
            Self::U128(value) => value,
            Self::I128(value) => value,
            Self::F64(value) => value,
            Self::Text(value) => value,
        }
    }

    fn to_tree(&self) -> Tree {
        match self {
            Self::Bool(value) => Tree::Bool(*value),
            Self::U64(number) => Tree::from(*number),
            Self::I64(number) => Tree::from(*number),
            Self::U128(number) => Tree::String(number.to_string()),
            Self::I128(number) => Tree::String(number.to_string()),
            Self::F64(number) => Number::from_f64(*number).map_or(Tree::Null, Tree::Number),
            Self::Text(text) => Tree::String(text.clone()),
        }
    }
}
