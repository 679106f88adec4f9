//! Values that outlive the call that gave them: those of contexts, and those inside of lists and objects.

use super::scalar::Scalar;
use super::{JsonValue, LogObject, ToValue, Value};
use crate::schema::FieldDef;

/// A value that borrows nothing. Only the redaction stage makes one, so it holds what may be shown.
#[derive(Clone, Debug)]
pub(crate) enum OwnedValue {
    Scalar(Scalar),
    Str(Box<str>),
    List(Vec<OwnedValue>),
    Object(OwnedObject),
    Json(OwnedJson),
}

/// The leaves of a nested object.
#[derive(Clone, Debug)]
pub(crate) struct OwnedObject(pub(crate) Vec<(&'static FieldDef, OwnedValue)>);

/// Any JSON.
#[derive(Clone, Debug)]
pub(crate) struct OwnedJson(pub(crate) serde_json::Value);

impl OwnedValue {
    /// A copy of a value that has no inside of its own; lists, objects and JSON come from the redaction stage.
    pub(crate) fn of_scalar(value: Value<'_>) -> Option<Self> {
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
