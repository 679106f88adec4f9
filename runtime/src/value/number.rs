//! Booleans and numbers.

use super::{ToValue, Value, accept, field_types};
use crate::schema::Kind;
use std::num::NonZero;

macro_rules! integers {
    ($($form:ident($wide:ty) $signed:literal: $($integer:ty),+;)+) => { $($(
        field_types! {
            $integer: Kind::Integer { signed: $signed, bits: <$integer>::BITS as u8 },
                number => Value::$form(*number as $wide);
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

field_types! {
    bool: Kind::Bool, value => Value::Bool(*value);
    f64: Kind::Float { bits: 64 }, number => Value::F64(*number);
    f32: Kind::Float { bits: 32 }, number => Value::F32(*number);
    u128: Kind::Integer { signed: false, bits: 128 }, number => Value::U128(number);
    i128: Kind::Integer { signed: true, bits: 128 }, number => Value::I128(number);
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
