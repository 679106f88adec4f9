//! The values that a record of another crate lends, copied into memory that a thread uses again and again.

use super::scalar::Scalar;
use super::{ToValue as _, Value};
use crate::schema::FieldDef;
use zeroize::Zeroize as _;

/// A piece of the text of [`CopiedFields`].
#[derive(Clone, Copy)]
pub(crate) struct TextRange {
    start: usize,
    end: usize,
}

/// One value; text is a piece of the common one.
pub(crate) enum CopiedValue {
    Scalar(Scalar),
    Text(TextRange),
}

enum StoredKey {
    Static(&'static str),
    Copied(TextRange),
}

/// The fields of one record as they were given, not yet redacted, and its labels, which are scrubbed already.
#[derive(Default)]
pub(crate) struct CopiedFields {
    text: String,
    fields: Vec<(&'static FieldDef, CopiedValue)>,
    labels: Vec<(StoredKey, TextRange)>,
    /// The bits of the names of its fields.
    pub(crate) mask: u64,
    /// Whether a field has a class, so that its value must not stay in memory.
    classed: bool,
    /// How many values were refused.
    pub(crate) refused: u64,
}

impl CopiedFields {
    /// The fields, in the order in which they were given.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&'static FieldDef, Value<'_>)> {
        self.fields.iter().map(|(field, value)| (*field, self.value(value)))
    }

    pub(crate) fn labels(&self) -> impl Iterator<Item = (&str, &str)> {
        self.labels.iter().map(|(key, value)| (self.key(key), self.piece(*value)))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field.name == name)
    }

    /// A later value of a field takes the place of an earlier one.
    pub(crate) fn add_field(&mut self, field: &'static FieldDef, value: Value<'_>) {
        let Some(value) = self.copy(value) else { return };
        if self.mask & field.bit != 0 {
            self.fields.retain(|(known, _)| known.name != field.name);
        }
        self.mask |= field.bit;
        self.classed |= !field.untouched;
        self.fields.push((field, value));
    }

    fn copy(&mut self, value: Value<'_>) -> Option<CopiedValue> {
        match value {
            Value::Str(text) => Some(CopiedValue::Text(self.push(text))),
            value => Scalar::of(value).map(CopiedValue::Scalar),
        }
    }

    fn push(&mut self, text: &str) -> TextRange {
        let start = self.text.len();
        self.text.push_str(text);
        TextRange { start, end: self.text.len() }
    }

    fn piece(&self, piece: TextRange) -> &str {
        self.text.get(piece.start..piece.end).unwrap_or_default()
    }

    fn key<'c>(&'c self, key: &'c StoredKey) -> &'c str {
        match key {
            StoredKey::Static(key) => key,
            StoredKey::Copied(piece) => self.piece(*piece),
        }
    }

    fn value<'c>(&'c self, value: &'c CopiedValue) -> Value<'c> {
        match value {
            CopiedValue::Scalar(scalar) => scalar.to_value(),
            CopiedValue::Text(piece) => Value::Str(self.piece(*piece)),
        }
    }
}

impl CopiedFields {
    /// A value is not shown.
    pub(crate) fn refuse(&mut self) {
        self.refused += 1;
    }

    pub(crate) fn label_count(&self) -> usize {
        self.labels.len()
    }

    /// The text must be scrubbed already.
    pub(crate) fn add_label(&mut self, key: &'static str, text: &str) {
        let value = self.push(text);
        self.labels.push((StoredKey::Static(key), value));
    }

    /// The same with a key that does not outlive the record.
    pub(crate) fn add_given_label(&mut self, key: &str, text: &str) {
        let (key, value) = (self.push(key), self.push(text));
        self.labels.push((StoredKey::Copied(key), value));
    }

    /// Another text for a label; what it was does not stay in memory.
    pub(crate) fn replace_label(&mut self, key: &str, text: &str) {
        let place = self.labels.iter().position(|(known, _)| self.key(known) == key);
        let text = self.push(text);
        if let Some((_, value)) = place.and_then(|place| self.labels.get_mut(place)) {
            *value = text;
        }
        self.classed = true;
    }

    /// Ready for the next record.
    pub(crate) fn clear(&mut self) {
        if self.classed {
            self.text.zeroize();
        }
        self.text.clear();
        self.fields.clear();
        self.labels.clear();
        (self.mask, self.classed, self.refused) = (0, false, 0);
    }
}

impl Drop for CopiedFields {
    fn drop(&mut self) {
        if self.classed {
            self.text.zeroize();
        }
    }
}
