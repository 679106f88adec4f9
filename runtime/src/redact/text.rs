//! Values as plain text, for messages, hashes and masks.

use crate::schema::{FieldDef, Unit};
use crate::value::{Value, timestamp};
use std::fmt;
use std::time::Duration;

/// Writes the value as a line contains it, without quotes and escapes.
pub(crate) fn plain_text(out: &mut dyn fmt::Write, field: &FieldDef, value: Value<'_>) -> fmt::Result {
    match value {
        Value::Absent | Value::Object(_) | Value::Json(_) => Ok(()),
        Value::Bool(value) => write!(out, "{value}"),
        Value::U64(value) => write!(out, "{value}"),
        Value::I64(value) => write!(out, "{value}"),
        Value::U128(value) => write!(out, "{value}"),
        Value::I128(value) => write!(out, "{value}"),
        // Without an exponent, the largest would have 309 digits.
        Value::F64(value) if value.abs() >= 1e16 => write!(out, "{value:e}"),
        Value::F64(value) => write!(out, "{value}"),
        Value::F32(value) if value.abs() >= 1e16 => write!(out, "{value:e}"),
        Value::F32(value) => write!(out, "{value}"),
        Value::Str(value) => out.write_str(value),
        Value::Char(value) => out.write_char(value),
        Value::Duration(value) => duration(out, value, field.unit),
        Value::Timestamp(value) => out.write_str(&timestamp::to_the_microsecond(value)),
        Value::Date(value) => out.write_str(&timestamp::date_text(value)),
        Value::Ip(value) => write!(out, "{value}"),
        Value::Uuid(value) => write!(out, "{value}"),
        Value::List(list) => {
            let (mut first, mut result) = (true, Ok(()));
            list.visit(&mut |element| {
                if result.is_ok() {
                    let separator = if std::mem::take(&mut first) { "" } else { ", " };
                    result = out.write_str(separator).and_then(|()| plain_text(out, field, element));
                }
            });
            result
        }
    }
}

fn duration(out: &mut dyn fmt::Write, value: Duration, unit: Option<Unit>) -> fmt::Result {
    match in_unit(value, unit) {
        Amount::Whole(nanoseconds) => write!(out, "{nanoseconds}"),
        Amount::Float(amount) => write!(out, "{amount:?}"),
    }
}

/// A duration as a number in its field's unit.
pub(crate) enum Amount {
    Whole(u128),
    Float(f64),
}

pub(crate) fn in_unit(value: Duration, unit: Option<Unit>) -> Amount {
    match unit {
        Some(Unit::Nanoseconds) => Amount::Whole(value.as_nanos()),
        Some(Unit::Microseconds) => Amount::Float(value.as_nanos() as f64 / 1e3),
        Some(Unit::Seconds) => Amount::Float(value.as_secs_f64()),
        Some(Unit::Milliseconds) | None => Amount::Float(value.as_nanos() as f64 / 1e6),
    }
}
