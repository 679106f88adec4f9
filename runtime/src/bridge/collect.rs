//! Names and values that the compiler could not check: what a schema declares becomes that field, with its class; the rest
//! goes into one object, bounded, so that no crate can make the index explode.

use crate::encode::clip;
use crate::logger::{installed, with_redactor};
use crate::redact::{display, is_denied_key, redact_to_owned, scrub};
use crate::schema::{Class, FieldDef, Kind};
use crate::statistics;
use crate::value::Value;
use crate::value::owned::OwnedValue;

/// The most labels of one record, and the longest name and value of one, in bytes.
const MOST_LABELS: usize = 64;
const LONGEST_NAME: usize = 64;
const LONGEST_VALUE: usize = 4096;

/// All integers up to this one are doubles.
const EXACT_IN_A_DOUBLE: u64 = 1 << f64::MANTISSA_DIGITS;

/// The fields of one record, or of one span.
#[derive(Clone, Default)]
pub(super) struct Collected {
    pub(super) fields: Vec<(&'static FieldDef, OwnedValue)>,
    pub(super) labels: Vec<(String, String)>,
}

impl Collected {
    pub(super) fn add(&mut self, name: &str, value: Value<'_>) {
        let declared = installed().and_then(|logger| logger.fields.get(name).copied());
        match declared {
            Some(field) if matches!(field.class, Class::Sensitive(_)) => statistics::count_refused(),
            Some(field) if fits(field, value) => self.add_field(field, value),
            _ if is_denied_key(name) => statistics::count_refused(),
            _ => self.add_label(name, value),
        }
    }

    /// A value that is known by its text alone.
    pub(super) fn add_display(&mut self, name: &str, value: &dyn std::fmt::Display) {
        self.add(name, Value::Str(&display(value)));
    }

    /// Takes over what an outer span has, where the inner one has nothing.
    #[cfg(feature = "tracing")]
    pub(super) fn inherit(&mut self, outer: &Self) {
        for (field, value) in &outer.fields {
            if !self.fields.iter().any(|(known, _)| known.name == field.name) {
                self.fields.push((field, value.clone()));
            }
        }
        for (name, value) in &outer.labels {
            if self.labels.len() < MOST_LABELS && !self.labels.iter().any(|(known, _)| known == name) {
                self.labels.push((name.clone(), value.clone()));
            }
        }
    }

    fn add_field(&mut self, field: &'static FieldDef, value: Value<'_>) {
        let shown = with_redactor(|redactor| redact_to_owned(field, value, redactor)).flatten();
        self.fields.retain(|(known, _)| known.name != field.name);
        self.fields.extend(shown.map(|shown| (field, shown)));
    }

    fn add_label(&mut self, name: &str, value: Value<'_>) {
        let Some(text) = label_text(value) else { return };
        let name = safe_name(name);
        self.labels.retain(|(known, _)| *known != name);
        if self.labels.len() == MOST_LABELS {
            return statistics::count_refused();
        }
        self.labels.push((name, clip(&scrub(&text), LONGEST_VALUE).to_owned()));
    }
}

/// A label key as Elasticsearch takes it: `.`, `*` and `\` become `_` (ecs-logging specification, `labels`).
fn safe_name(name: &str) -> String {
    let safe = |char: char| if char.is_ascii_alphanumeric() || char == '-' { char } else { '_' };
    let name: String = clip(name, LONGEST_NAME).chars().map(safe).collect();
    if name.is_empty() { "_".to_owned() } else { name }
}

fn label_text(value: Value<'_>) -> Option<String> {
    Some(match value {
        Value::Bool(value) => value.to_string(),
        Value::U64(value) => value.to_string(),
        Value::I64(value) => value.to_string(),
        Value::U128(value) => value.to_string(),
        Value::I128(value) => value.to_string(),
        Value::F64(value) => value.to_string(),
        Value::Str(value) => value.to_owned(),
        Value::Char(value) => value.to_string(),
        _ => return None,
    })
}

/// Whether the value is one that the declared type holds without loss.
fn fits(field: &FieldDef, value: Value<'_>) -> bool {
    match (field.kind, value) {
        (Kind::Bool, Value::Bool(_)) | (Kind::Keyword(None), Value::Str(_)) | (Kind::Char, Value::Char(_)) => true,
        (Kind::Keyword(Some(words)), Value::Str(word)) => words.contains(&word),
        (Kind::Integer { signed, bits }, Value::U64(number)) => {
            let digits = if signed { bits - 1 } else { bits };
            digits >= 64 || number >> digits == 0
        }
        (Kind::Integer { signed: false, bits }, Value::I64(number)) => {
            u64::try_from(number).is_ok_and(|number| bits >= 64 || number >> bits == 0)
        }
        (Kind::Integer { signed: true, bits }, Value::I64(number)) => {
            bits >= 64 || (-(1_i64 << (bits - 1))..1_i64 << (bits - 1)).contains(&number)
        }
        (Kind::Float { bits: 64 }, Value::F64(number)) => number.is_finite(),
        (Kind::Float { bits: 64 }, Value::U64(number)) => number <= EXACT_IN_A_DOUBLE,
        (Kind::Float { bits: 64 }, Value::I64(number)) => number.unsigned_abs() <= EXACT_IN_A_DOUBLE,
        _ => false,
    }
}
