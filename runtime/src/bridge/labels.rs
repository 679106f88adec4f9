//! Names and values that the compiler could not check. A name that a schema declares becomes that field, with its
//! class. All others go into one bounded object, so that no crate can make the index explode.

use super::typo::is_misspelt_credential;
use crate::logger::installed;
use crate::record::Record;
use crate::redact::{REDACTED, is_denied_key, scrub, scrubbed_number};
use crate::schema::{Class, FieldDef, Kind};
use crate::text::{clip, unique_key};
use crate::value::Value;
use crate::value::copied::CopiedFields;
use crate::value::fit::fit;

/// The maximum length of a label's name and value, in bytes.
pub(super) const LONGEST_NAME: usize = 64;
const LONGEST_VALUE: usize = 4096;

/// The decision of the schemas and the deny list on a name, whatever its value is.
#[derive(Clone, Copy)]
pub(super) struct NamePolicy {
    declared: Option<&'static FieldDef>,
    denied: bool,
}

impl NamePolicy {
    pub(super) fn new(name: &str) -> Self {
        let declared = installed().and_then(|logger| logger.fields.get(name).copied());
        Self { declared, denied: is_denied_key(name) }
    }

    pub(super) fn declared(&self) -> Option<&'static FieldDef> {
        self.declared
    }

    /// Returns the declared field of this name, and the value converted to its type.
    pub(super) fn fit<'v>(&self, value: Value<'v>) -> Option<(&'static FieldDef, Value<'v>)> {
        let field = self.declared.filter(|_| !self.is_refused())?;
        Some((field, fit(field, value)?))
    }

    /// Returns whether no value under this name is ever written, so that none needs to be formatted.
    pub(super) fn is_refused(&self) -> bool {
        match self.declared {
            Some(field) => matches!(field.class, Class::Sensitive(_) | Class::Drop),
            None => self.denied,
        }
    }

    /// Returns whether it is a declared field that shows any text unchanged.
    pub(super) fn takes_any_text(&self) -> bool {
        self.declared.is_some_and(|field| field.untouched && matches!(field.kind, Kind::Keyword(None)))
    }

    /// Returns whether its values must be erased from memory.
    pub(super) fn is_classed(&self) -> bool {
        self.denied || self.declared.is_some_and(|field| !field.untouched)
    }
}

/// A label's key: sanitized once per call site, or still as the record has it.
#[derive(Clone, Copy)]
pub(super) enum LabelKey<'k> {
    Sanitized(&'static str),
    Raw(&'k str),
}

/// Adds a value as a field or as a label, or refuses it.
pub(super) fn add(values: &mut CopiedFields, name: &NamePolicy, key: LabelKey<'_>, value: Value<'_>) {
    match (name.fit(value), value) {
        // The text comes from a crate that does not know the schema.
        (Some((field, _)), Value::Str(text)) if name.takes_any_text() => {
            values.add_field(field, Value::Str(&scrub(text)))
        }
        (Some((field, value)), _) => values.add_field(field, value),
        (None, value) => add_unfit(values, name, key, value),
    }
}

/// Like [`add`], for a value that fits no declared field.
pub(super) fn add_unfit(values: &mut CopiedFields, name: &NamePolicy, key: LabelKey<'_>, value: Value<'_>) {
    if name.is_refused() || name.denied {
        return values.refuse();
    }
    if let Some(field) = name.declared {
        // A value of the wrong type does not escape its field's class.
        if !matches!(field.class, Class::Open | Class::Public(_)) {
            return add_label(values, key, REDACTED);
        }
    }
    match value {
        Value::Str(text) => add_label(values, key, clip(&scrub(text), LONGEST_VALUE)),
        Value::Bool(value) => add_label(values, key, if value { "true" } else { "false" }),
        Value::U64(number) => add_number(values, key, &number.to_string()),
        Value::I64(number) => add_number(values, key, &number.to_string()),
        Value::U128(number) => add_number(values, key, &number.to_string()),
        Value::I128(number) => add_number(values, key, &number.to_string()),
        Value::F64(number) => add_number(values, key, &number.to_string()),
        Value::Char(char) => add_label(values, key, char.encode_utf8(&mut [0; 4])),
        _ => {}
    }
}

fn add_number(values: &mut CopiedFields, key: LabelKey<'_>, digits: &str) {
    let scrubbed = scrubbed_number(digits);
    add_label(values, key, scrubbed.as_deref().unwrap_or(digits));
}

fn add_label(values: &mut CopiedFields, key: LabelKey<'_>, text: &str) {
    if values.label_count() >= Record::MOST_LABELS {
        return values.refuse();
    }
    let given;
    let key = match key {
        LabelKey::Sanitized(key) => {
            values.add_label(key, text);
            key
        }
        LabelKey::Raw(name) => {
            // The name may be computed at run time.
            let key = safe_key(&scrub(name));
            given = unique_key(&key, LONGEST_NAME, &|key| values.labels().any(|(known, _)| known == key));
            values.add_given_label(&given, text);
            &given
        }
    };
    if matches!(key, "value" | "key" | "name" | "parameter") {
        hide_named_value(values);
    }
}

/// Redacts the label `value` of a record whose label `key`, `name` or `parameter` names a credential: `key =
/// "api_token", value = "…"`. sqlx, for one, warns of unknown URL parameters this way. An unknown parameter is usually
/// a misspelled one, so one typo is tolerated.
fn hide_named_value(values: &mut CopiedFields) {
    let names_a_credential = |(key, text): (&str, &str)| {
        matches!(key, "key" | "name" | "parameter") && (is_denied_key(text) || is_misspelt_credential(text))
    };
    if values.labels().any(|(key, text)| key == "value" && text != REDACTED) && values.labels().any(names_a_credential)
    {
        values.replace_label("value", REDACTED);
        values.refuse();
    }
}

/// Returns a valid label key: `.`, `*` and `\` become `_` (ecs-logging specification, `labels`).
pub(super) fn safe_key(name: &str) -> String {
    let safe = |char: char| if char.is_ascii_alphanumeric() || char == '-' { char } else { '_' };
    let name: String = clip(name, LONGEST_NAME).chars().map(safe).collect();
    if name.is_empty() { "_".to_owned() } else { name }
}
