//! Converts values to a declared type, if it holds them without loss.

use super::{Value, uuid};
use crate::schema::{FieldDef, Kind};
use std::net::IpAddr;
use std::time::Duration;

/// `f64` and `f32` represent all integers up to these exactly.
const EXACT_IN_A_DOUBLE: u64 = 1 << f64::MANTISSA_DIGITS;
const EXACT_IN_A_FLOAT: u64 = 1 << f32::MANTISSA_DIGITS;

/// Returns the value as one of the declared type, or `None` if the type cannot hold it without loss.
pub(crate) fn fit<'v>(field: &FieldDef, value: Value<'v>) -> Option<Value<'v>> {
    match (field.kind, value) {
        (Kind::Keyword(None), Value::Str(_) | Value::Ip(_))
        | (Kind::Ip, Value::Ip(_))
        | (Kind::Bool, Value::Bool(_))
        | (Kind::Char, Value::Char(_))
        | (Kind::Duration, Value::Duration(_)) => Some(value),
        (Kind::Keyword(Some(words)), Value::Str(word)) => words.contains(&word).then_some(value),
        (Kind::Integer { signed, bits }, value) => integer(signed, bits, value),
        (Kind::Float { bits }, value) => float(bits, value),
        (kind, Value::Str(text)) => text_of(kind, text),
        _ => None,
    }
}

fn integer(signed: bool, bits: u8, value: Value<'_>) -> Option<Value<'_>> {
    // The bits of a number of the type, without its sign.
    let digits = u32::from(if signed { bits.saturating_sub(1) } else { bits });
    match value {
        Value::U64(number) => (64 - number.leading_zeros() <= digits).then_some(value),
        Value::I64(number) if number >= 0 => integer(signed, bits, Value::U64(number.unsigned_abs())).map(|_| value),
        Value::I64(number) => (signed && 64 - (!number).leading_zeros() <= digits).then_some(value),
        Value::U128(number) => (128 - number.leading_zeros() <= digits).then_some(value),
        Value::I128(number) if *number >= 0 => (128 - number.leading_zeros() <= digits).then_some(value),
        Value::I128(number) => (signed && 128 - (!*number).leading_zeros() <= digits).then_some(value),
        // A declared number has no unit. Milliseconds are the convention.
        Value::Duration(time) if time.subsec_nanos().is_multiple_of(1_000_000) => {
            integer(signed, bits, Value::U64(u64::try_from(time.as_millis()).ok()?))
        }
        // Only a text that a line would contain for the number: `007` stays text.
        Value::Str(text) => {
            let unsigned = text.parse().ok().filter(|number: &u64| number.to_string() == text).map(Value::U64);
            let number = unsigned
                .or_else(|| text.parse().ok().filter(|number: &i64| number.to_string() == text).map(Value::I64));
            integer(signed, bits, number?)
        }
        _ => None,
    }
}

fn float(bits: u8, value: Value<'_>) -> Option<Value<'_>> {
    match (bits, value) {
        (64, Value::F64(number)) => number.is_finite().then_some(value),
        (64, Value::U64(number)) => (number <= EXACT_IN_A_DOUBLE).then_some(value),
        (32, Value::U64(number)) => (number <= EXACT_IN_A_FLOAT).then_some(value),
        (64, Value::Duration(time)) => Some(Value::F64(time.as_nanos() as f64 / 1e6)),
        (64, Value::I64(number)) => (number.unsigned_abs() <= EXACT_IN_A_DOUBLE).then_some(value),
        // The facades pass an `f32` as the `f64` of the same value.
        (32, Value::F64(number)) => {
            let narrow = number as f32;
            (narrow.is_finite() && f64::from(narrow).to_bits() == number.to_bits()).then_some(Value::F32(narrow))
        }
        (64, Value::Str(text)) => {
            let number: f64 = text.parse().ok()?;
            (number.is_finite() && (number.to_string() == text || format!("{number:?}") == text))
                .then_some(Value::F64(number))
        }
        _ => None,
    }
}

/// Parses a value that the facades pass as the text of its `Display` or `Debug`.
fn text_of(kind: Kind, text: &str) -> Option<Value<'static>> {
    match kind {
        Kind::Bool => text.parse().ok().map(Value::Bool),
        Kind::Char => {
            let mut chars = text.chars();
            let char = chars.next()?;
            chars.next().is_none().then_some(Value::Char(char))
        }
        Kind::Ip => text.parse::<IpAddr>().ok().map(Value::Ip),
        Kind::Duration => duration(text).map(Value::Duration),
        Kind::Uuid => uuid::parse(text).map(Value::Uuid),
        _ => None,
    }
}

/// Parses a duration as its `Debug` writes it: `12.75ms`.
fn duration(text: &str) -> Option<Duration> {
    let at = text.find(|char: char| !char.is_ascii_digit() && char != '.')?;
    let (number, unit) = text.split_at(at);
    let digits: usize = match unit {
        "s" => 9,
        "ms" => 6,
        "µs" | "us" => 3,
        "ns" => 0,
        _ => return None,
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || fraction.len() > digits || (number.contains('.') && fraction.is_empty()) {
        return None;
    }
    let nanoseconds: u128 = format!("{whole}{fraction:0<digits$}").parse().ok()?;
    let seconds = u64::try_from(nanoseconds / 1_000_000_000).ok()?;
    Some(Duration::new(seconds, u32::try_from(nanoseconds % 1_000_000_000).ok()?))
}

#[cfg(test)]
mod tests;
