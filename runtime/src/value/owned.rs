//! Values that outlive the call that gave them: those of contexts, and those inside of lists and objects.

use super::{Day, JsonValue, LogObject, Moment, ToValue, Value};
use crate::schema::FieldDef;
use std::net::IpAddr;
use std::time::Duration;

/// A value that borrows nothing. Only the redaction stage makes one, so it holds what may be shown.
#[derive(Clone, Debug)]
pub(crate) enum OwnedValue {
    Bool(bool),
    U64(u64),
    I64(i64),
    U128(u128),
    I128(i128),
    F64(f64),
    F32(f32),
    Str(Box<str>),
    Char(char),
    Duration(Duration),
    Moment(Moment),
    Day(Day),
    Ip(IpAddr),
    Uuid([u8; 16]),
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
        Some(match value {
            Value::Absent | Value::List(_) | Value::Object(_) | Value::Json(_) => return None,
            Value::Bool(value) => Self::Bool(value),
            Value::U64(value) => Self::U64(value),
            Value::I64(value) => Self::I64(value),
            Value::U128(value) => Self::U128(*value),
            Value::I128(value) => Self::I128(*value),
            Value::F64(value) => Self::F64(value),
            Value::F32(value) => Self::F32(value),
            Value::Str(value) => Self::Str(value.into()),
            Value::Char(value) => Self::Char(value),
            Value::Duration(value) => Self::Duration(value),
            Value::Moment(value) => Self::Moment(value),
            Value::Day(value) => Self::Day(value),
            Value::Ip(value) => Self::Ip(value),
            Value::Uuid(value) => Self::Uuid(value),
        })
    }
}

impl ToValue for OwnedValue {
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Bool(value) => Value::Bool(*value),
            Self::U64(value) => Value::U64(*value),
            Self::I64(value) => Value::I64(*value),
            Self::U128(value) => Value::U128(value),
            Self::I128(value) => Value::I128(value),
            Self::F64(value) => Value::F64(*value),
            Self::F32(value) => Value::F32(*value),
            Self::Str(value) => Value::Str(value),
            Self::Char(value) => Value::Char(*value),
            Self::Duration(value) => Value::Duration(*value),
            Self::Moment(value) => Value::Moment(*value),
            Self::Day(value) => Value::Day(*value),
            Self::Ip(value) => Value::Ip(*value),
            Self::Uuid(value) => Value::Uuid(*value),
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
