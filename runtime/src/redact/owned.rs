//! Redacted values that outlive the call that passed them.

use super::Redacted;
use crate::schema::FieldDef;
use crate::value::scalar::Scalar;
use crate::value::{JsonValue, LogObject, ToValue, Value};

/// A redacted value that borrows nothing. Only this room can construct one, so a context or a record that keeps one keeps
/// what may be written.
#[derive(Clone, Debug)]
pub(crate) struct RedactedValue(pub(super) OwnedValue);

impl RedactedValue {
    pub(crate) fn as_redacted(&self) -> Redacted<'_> {
        Redacted(self.0.to_value())
    }
}

#[derive(Clone, Debug)]
pub(super) enum OwnedValue {
    Scalar(Scalar),
    Str(Box<str>),
    List(Vec<OwnedValue>),
    Object(OwnedObject),
    Json(OwnedJson),
}

/// The leaves of a nested object.
#[derive(Clone, Debug)]
pub(super) struct OwnedObject(pub(super) Vec<(&'static FieldDef, OwnedValue)>);

#[derive(Clone, Debug)]
pub(super) struct OwnedJson(pub(super) serde_json::Value);

impl OwnedValue {
    /// Copies a scalar or a text. Lists, objects and JSON are copied leaf by leaf, in [`nested`](super::nested).
    pub(super) fn of_scalar(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Str(text) => Some(Self::Str(text.into())),
            value => Scalar::of(value).map(Self::Scalar),
        }
    }
}

impl ToValue for OwnedValue {
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Scalar(value) => value.to_value(),
            Self::Str(value) => Value::Str(value),
            Self::List(value) => Value::List(value),
            Self::Object(value) => Value::Object(value),
            Self::Json(value) => Value::Json(value),
        }
    }
}

impl LogObject for OwnedObject {
    fn fields(&self) -> &'static [FieldDef] {
        &[]
    }

    fn visit(&self, each: &mut dyn FnMut(&'static FieldDef, Value<'_>)) {
        for (field, value) in &self.0 {
            each(field, value.to_value());
        }
    }
}

impl JsonValue for OwnedJson {
    fn to_json(&self) -> Option<serde_json::Value> {
        Some(self.0.clone())
    }
}
