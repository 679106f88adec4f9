//! The values of another crate's record, copied into memory that a thread reuses.

use super::scalar::Scalar;
use super::{ToValue as _, Value};
use crate::schema::FieldDef;
use zeroize::Zeroize as _;

/// A range in the text of [`CopiedFields`].
#[derive(Clone, Copy)]
pub(crate) struct TextRange {
    start: usize,
    end: usize,
}

/// A value; a text is a range in the common text.
pub(crate) enum CopiedValue {
    Scalar(Scalar),
    Text(TextRange),
}

enum StoredKey {
    Static(&'static str),
    Copied(TextRange),
}

/// The fields of one record, not yet redacted, and its labels, already scrubbed.
#[derive(Default)]
pub(crate) struct CopiedFields {
    text: String,
    fields: Vec<(&'static FieldDef, CopiedValue)>,
    labels: Vec<(StoredKey, TextRange)>,
    /// The name bits of the fields.
    pub(crate) mask: u64,
    /// Whether a field has a class, so that its value must be wiped from memory.
    classed: bool,
    /// The number of refused values.
    pub(crate) refused: u64,
}

impl CopiedFields {
    /// Returns the fields in the order of the record.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&'static FieldDef, Value<'_>)> {
        self.fields.iter().map(|(field, value)| (*field, self.value(value)))
    }

    pub(crate) fn labels(&self) -> impl Iterator<Item = (&str, &str)> {
        self.labels.iter().map(|(key, value)| (self.key(key), self.piece(*value)))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field.name == name)
    }

    /// Adds a field. It replaces an earlier field of the same name.
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
    /// Counts a value that is not written.
    pub(crate) fn refuse(&mut self) {
        self.refused += 1;
    }

    pub(crate) fn label_count(&self) -> usize {
        self.labels.len()
    }

    /// Adds a label, whose text must be scrubbed.
    pub(crate) fn add_label(&mut self, key: &'static str, text: &str) {
        let value = self.push(text);
        self.labels.push((StoredKey::Static(key), value));
    }

    /// Like [`add_label`](Self::add_label), with a key that does not outlive the record.
    pub(crate) fn add_given_label(&mut self, key: &str, text: &str) {
        let (key, value) = (self.push(key), self.push(text));
        self.labels.push((StoredKey::Copied(key), value));
    }

    /// Replaces the text of a label. The former text is wiped from memory later.
    pub(crate) fn replace_label(&mut self, key: &str, text: &str) {
        let place = self.labels.iter().position(|(known, _)| self.key(known) == key);
        let text = self.push(text);
        if let Some((_, value)) = place.and_then(|place| self.labels.get_mut(place)) {
            *value = text;
        }
        self.classed = true;
    }

    /// Prepares for the next record.
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
