//! Truth values and numbers.

use super::{FieldType, ToValue, Value, accept};
use crate::schema::Kind;
use std::num::NonZero;

macro_rules! integers {
    ($($form:ident($wide:ty) $signed:literal: $($integer:ty),+;)+) => { $($(
        impl FieldType for $integer {
            const KIND: Kind = Kind::Integer { signed: $signed, bits: <$integer>::BITS as u8 };
        }

        impl ToValue for $integer {
            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::$form(*self as $wide)
            }
        }

        impl ToValue for NonZero<$integer> {
            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::$form(self.get() as $wide)
            }
        }
    )+)+ };
}

integers! {
    U64(u64) false: u8, u16, u32, u64, usize;
    I64(i64) true: i8, i16, i32, i64, isize;
}

macro_rules! plain {
    ($($form:ident: $type:ty, $kind:expr, $value:expr;)+) => { $(
        impl FieldType for $type {
            const KIND: Kind = $kind;
        }

        impl ToValue for $type {
            #[inline]
            fn to_value(&self) -> Value<'_> {
                let convert: fn(&Self) -> Value<'_> = $value;
                convert(self)
            }
        }
    )+ };
}

plain! {
    Bool: bool, Kind::Bool, |value| Value::Bool(*value);
    F64: f64, Kind::Float { bits: 64 }, |value| Value::F64(*value);
    F32: f32, Kind::Float { bits: 32 }, |value| Value::F32(*value);
    U128: u128, Kind::Integer { signed: false, bits: 128 }, |value| Value::U128(value);
    I128: i128, Kind::Integer { signed: true, bits: 128 }, |value| Value::I128(value);
}

accept! {
    bool: bool;
    u8: u8, NonZero<u8>;
    u16: u16, u8, NonZero<u16>, NonZero<u8>;
    u32: u32, u16, u8, NonZero<u32>, NonZero<u16>, NonZero<u8>;
    u64: u64, u32, u16, u8, usize, NonZero<u64>, NonZero<u32>, NonZero<u16>, NonZero<u8>, NonZero<usize>;
    usize: usize, u32, u16, u8, NonZero<usize>, NonZero<u32>, NonZero<u16>, NonZero<u8>;
    u128: u128, u64, u32, u16, u8, usize, NonZero<u64>, NonZero<u32>, NonZero<u16>, NonZero<u8>, NonZero<usize>;
    i8: i8, NonZero<i8>;
    i16: i16, i8, u8, NonZero<i16>, NonZero<i8>, NonZero<u8>;
    i32: i32, i16, i8, u16, u8, NonZero<i32>, NonZero<i16>, NonZero<i8>, NonZero<u16>, NonZero<u8>;
    i64: i64, i32, i16, i8, isize, u32, u16, u8, NonZero<i64>, NonZero<i32>, NonZero<u32>, NonZero<u16>, NonZero<u8>;
    isize: isize, i32, i16, i8, u16, u8, NonZero<isize>, NonZero<i32>, NonZero<u16>, NonZero<u8>;
    i128: i128, i64, i32, i16, i8, isize, u64, u32, u16, u8, usize, NonZero<i64>, NonZero<u64>, NonZero<u32>;
    f64: f64, f32, u32, u16, u8, i32, i16, i8;
    f32: f32, u16, u8, i16, i8;
}
