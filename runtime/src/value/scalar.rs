//! Values that are neither text nor nested, so that a copy borrows nothing.

use super::{Date, Timestamp, ToValue, Uuid, Value};
use std::net::IpAddr;
use std::time::Duration;

/// A copied value in a context, a list or a record of another crate.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scalar {
    Bool(bool),
    U64(u64),
    I64(i64),
    U128(u128),
    I128(i128),
    F64(f64),
    F32(f32),
    Char(char),
    Duration(Duration),
    Timestamp(Timestamp),
    Date(Date),
    Ip(IpAddr),
    Uuid(Uuid),
}

impl Scalar {
    /// Returns `None` for text and nested values.
    #[inline]
    pub(crate) fn of(value: Value<'_>) -> Option<Self> {
        Some(match value {
            Value::Absent | Value::Str(_) | Value::List(_) | Value::Object(_) | Value::Json(_) => return None,
            Value::Bool(value) => Self::Bool(value),
            Value::U64(value) => Self::U64(value),
            Value::I64(value) => Self::I64(value),
            Value::U128(value) => Self::U128(*value),
            Value::I128(value) => Self::I128(*value),
            Value::F64(value) => Self::F64(value),
            Value::F32(value) => Self::F32(value),
            Value::Char(value) => Self::Char(value),
            Value::Duration(value) => Self::Duration(value),
            Value::Timestamp(value) => Self::Timestamp(value),
            Value::Date(value) => Self::Date(value),
            Value::Ip(value) => Self::Ip(value),
            Value::Uuid(value) => Self::Uuid(value),
        })
    }
}

impl ToValue for Scalar {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Bool(value) => Value::Bool(*value),
            Self::U64(value) => Value::U64(*value),
            Self::I64(value) => Value::I64(*value),
            Self::U128(value) => Value::U128(value),
            Self::I128(value) => Value::I128(value),
            Self::F64(value) => Value::F64(*value),
            Self::F32(value) => Value::F32(*value),
            Self::Char(value) => Value::Char(*value),
            Self::Duration(value) => Value::Duration(*value),
            Self::Timestamp(value) => Value::Timestamp(*value),
            Self::Date(value) => Value::Date(*value),
            Self::Ip(value) => Value::Ip(*value),
            Self::Uuid(value) => Value::Uuid(*value),
        }
    }
}
