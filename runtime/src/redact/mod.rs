//! The redaction stage between a call's values and the layouts. It applies each field's privacy class, and encoders
//! accept [`Redacted`] values only.

mod credential_words;
mod hash;
mod mask;
mod nested;
mod owned;
mod path;
mod scrub;
mod text;
mod truncate;

pub(crate) use credential_words::is_denied_key;
pub(crate) use hash::HashKeys;
pub use hash::{HashKeyError, Pseudonyms};
pub(crate) use mask::MASK;
pub(crate) use mask::REDACTED;
pub(crate) use owned::RedactedValue;
pub(crate) use scrub::bound_texts;
pub use scrub::scrub;
pub(crate) use text::{Amount, in_unit, plain_text};

use crate::layout::Layout;
use crate::schema::JsonKey;
use crate::schema::{Class, FieldDef};
use crate::text::clip;
use crate::value::{ToValue as _, Value};
use hash::Domain;
use owned::OwnedValue;
use path::Path;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use zeroize::Zeroize;

/// Returns what replaces a number that is the number of a card; `None` for all others.
pub(crate) fn scrubbed_number(digits: &str) -> Option<String> {
    // Beyond 16 digits, many more numbers are ids than cards.
    if !(12..=16).contains(&digits.len()) {
        return None;
    }
    match scrub(digits) {
        Cow::Owned(scrubbed) => Some(scrubbed),
        Cow::Borrowed(_) => None,
    }
}

/// The process-wide settings of redaction.
#[derive(Debug, Default)]
pub(crate) struct Redactor {
    pub(crate) keys: Option<HashKeys>,
}

/// A value that may be written. Only this room creates one.
#[derive(Clone, Copy)]
pub(crate) struct Redacted<'a>(Value<'a>);

impl<'a> Redacted<'a> {
    #[inline(always)]
    pub(crate) fn value(self) -> Value<'a> {
        self.0
    }

    /// Returns whether there is no value, so that the field is omitted.
    pub(crate) fn is_absent(self) -> bool {
        matches!(self.0, Value::Absent)
    }

    /// Truncates a text to at most `len` bytes, at a character boundary; returns any other value unchanged.
    pub(crate) fn cut_to(self, len: usize) -> Self {
        match self.0 {
            Value::Str(text) => Self(Value::Str(clip(text, len))),
            value => Self(value),
        }
    }
}

/// The fast path, which nearly all fields take: a value of a field that needs no redaction.
#[inline(always)]
fn open<'a>(field: &FieldDef, value: Value<'a>) -> Option<Redacted<'a>> {
    if field.untouched { Some(Redacted(value)) } else { None }
}

/// The key of a field that needs no redaction: any value under it may be written.
#[derive(Clone, Copy)]
pub(crate) struct OpenKey(&'static JsonKey);

impl OpenKey {
    pub(crate) fn of(field: &'static FieldDef, layout: Layout) -> Option<Self> {
        let key = if layout == Layout::Ecs { &field.ecs_key } else { &field.flat_key };
        field.untouched.then_some(Self(key))
    }

    #[inline(always)]
    pub(crate) fn key(self) -> &'static JsonKey {
        self.0
    }
}

/// Passes the redacted form of a value to `show`. A field that needs no redaction takes the fast path, which also passes
/// an absent value.
#[inline(always)]
pub(crate) fn visit(
    field: &'static FieldDef,
    value: Value<'_>,
    redactor: &Redactor,
    show: &mut impl FnMut(&'static FieldDef, Redacted<'_>),
) {
    match open(field, value) {
        Some(shown) => show(field, shown),
        None => redact(field, value, redactor, &mut |shown| show(field, shown)),
    }
}

/// Passes the redacted form of a value to `show`, unless nothing of it may be written.
pub(crate) fn redact(field: &FieldDef, value: Value<'_>, redactor: &Redactor, show: &mut dyn FnMut(Redacted<'_>)) {
    redact_at(Path::of_field(field.name), field, value, redactor, show);
}

fn redact_at(
    path: Path<'_>,
    field: &FieldDef,
    value: Value<'_>,
    redactor: &Redactor,
    show: &mut dyn FnMut(Redacted<'_>),
) {
    match (&field.class, value) {
        (_, Value::Absent) | (Class::Drop | Class::Sensitive(_), _) => {}
        (_, Value::List(_) | Value::Object(_) | Value::Json(_)) => {
            if let Some(owned) = nested::owned(path, field, value, redactor) {
                show(Redacted(owned.to_value()));
            }
        }
        (Class::Open | Class::Public(_), Value::Str(text)) if field.text => show(Redacted(Value::Str(&scrub(text)))),
        (Class::Open | Class::Public(_), value) => show(Redacted(value)),
        (Class::Truncate, value) => {
            if let Some(value) = truncated(value) {
                show(Redacted(value));
            }
        }
        (Class::Hash { domain }, value) => {
            let Some(keys) = &redactor.keys else { return show(Redacted(Value::Str(REDACTED))) };
            let mut hash = match domain {
                Some(domain) => keys.start(&Domain(domain)),
                None => keys.start(&path),
            };
            // Writing into a hash cannot fail.
            let _ = plain_text(&mut hash, field, value);
            show(Redacted(Value::Str(&hash.finish())));
        }
        (Class::Mask { keep_last }, value) => {
            let mut masked = String::new();
            match value {
                Value::Str(text) => drop(mask::mask(&mut masked, text, usize::from(*keep_last))),
                value => {
                    let mut text = zeroize::Zeroizing::new(String::with_capacity(64));
                    let _ = plain_text(&mut *text, field, value);
                    let _ = mask::mask(&mut masked, &text, usize::from(*keep_last));
                }
            }
            show(Redacted(Value::Str(&masked)));
        }
    }
}

fn truncated(value: Value<'_>) -> Option<Value<'_>> {
    match value {
        Value::Ip(address) => Some(Value::Ip(truncate::ip(address))),
        Value::Timestamp(time) => Some(Value::Date(crate::value::timestamp::date_of(time.seconds))),
        Value::Date(date) => Some(Value::Date(date)),
        _ => None,
    }
}

/// Returns the redacted form of a value that a context keeps.
pub(crate) fn redact_to_owned(field: &FieldDef, value: Value<'_>, redactor: &Redactor) -> Option<RedactedValue> {
    to_owned(Path::of_field(field.name), field, value, redactor).map(RedactedValue)
}

fn to_owned(path: Path<'_>, field: &FieldDef, value: Value<'_>, redactor: &Redactor) -> Option<OwnedValue> {
    if matches!(value, Value::List(_) | Value::Object(_) | Value::Json(_)) {
        return nested::owned(path, field, value, redactor);
    }
    let mut owned = None;
    redact_at(path, field, value, redactor, &mut |shown| owned = OwnedValue::of_scalar(shown.0));
    owned
}

/// Formats an error, a panic or a third-party record and scrubs the credentials that are recognizable by their form.
pub(crate) fn scrub_display(text: &dyn std::fmt::Display) -> String {
    let mut plain = display(text);
    let scrubbed = match scrub(&plain) {
        Cow::Borrowed(_) => return plain,
        Cow::Owned(scrubbed) => scrubbed,
    };
    plain.zeroize();
    scrubbed
}

/// Formats a value whose `Display` may panic: then [`PANICKED`] replaces its text, and line and caller are unaffected.
pub(crate) fn display(text: &dyn std::fmt::Display) -> String {
    let mut plain = String::new();
    display_into(&mut plain, text);
    plain
}

/// Like [`display`], into a buffer that the caller reuses.
pub(crate) fn display_into(plain: &mut String, text: &dyn std::fmt::Display) {
    write_guarded(plain, |plain| write!(plain, "{text}"));
}

/// Appends what a function writes; [`PANICKED`] replaces its output if it panics.
pub(crate) fn write_guarded(plain: &mut String, write: impl FnOnce(&mut String) -> std::fmt::Result) {
    let start = plain.len();
    if !guarded(|| write(plain)) {
        plain.truncate(start);
        plain.push_str(PANICKED);
    }
}

/// Replaces a text whose `Display` panicked.
pub(crate) const PANICKED: &str = "(its Display panicked)";

/// Calls a function that may panic and returns whether it did not. An `Err` counts as success: what was written stays.
#[inline]
pub(crate) fn guarded(write: impl FnOnce() -> std::fmt::Result) -> bool {
    catch_unwind(AssertUnwindSafe(write)).is_ok()
}
