//! The values of fields: a closed set of types, not every type with `Debug`, `Display` or `Serialize`.

mod check;
pub(crate) mod copied;
mod external;
mod field;
pub(crate) mod fit;
mod json;
mod list;
mod number;
mod object;
mod pointer;
pub(crate) mod scalar;
mod secret;
mod text;
mod time;
pub(crate) mod timestamp;
mod uuid;

pub use check::{check_class, check_ecs, check_string, check_text, check_unit};
pub use field::Field;
pub(crate) use json::DEEPEST;
pub use json::{Json, JsonValue};
pub use list::ListValue;
pub use object::{LogObject, to_value};
pub use secret::Secret;
pub use time::{Date, Timestamp};
pub(crate) use uuid::Uuid;

use crate::schema::{FieldDef, Kind};
use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

/// A value that can be logged in a field declared `T`.
///
/// The trait is implemented for the types that convert losslessly into `T`, for references, `Option`, `Box`, `Arc`, `Rc`
/// and `Cow` of them, and, if `T` is a `Vec`, for vectors, slices and arrays. `#[derive(LogValue)]` implements it for enums
/// of unit variants, newtypes, and structs whose fields are declared. `Debug`, `Display` and `Serialize` are never used.
///
/// The trait is sealed: the items that a manual implementation needs are not public and may change in any version.
///
/// ```compile_fail,E0277
/// struct UserId(u64);
///
/// impl chat_log::LogValue<u64> for UserId {}
/// ```
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` can't be logged in a field declared `{T}`",
    label = "not a `{T}`",
    note = "values convert only if nothing is lost; a type of your own needs `#[derive(LogValue)]`"
)]
pub trait LogValue<T: ?Sized>: ToValue {}

/// Converts a loggable value to one of the forms that the encoders accept.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` can't be logged",
    label = "not loggable",
    note = "a type of your own needs `#[derive(LogValue)]`"
)]
pub trait ToValue {
    fn to_value(&self) -> Value<'_>;
}

/// A type that a schema may declare for a field. The trait is sealed, like [`LogValue`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the type of a log field",
    label = "not a field type",
    note = "a field type is `bool`, an integer, `f32`, `f64`, `String`, `char`, `Duration`, `SystemTime`, `IpAddr`, `Vec` of these, `Json<T>`, a type with `#[derive(LogValue)]`, or a type of `uuid`, `time`, `jiff` or `chrono` with the feature `uuid`, `time03`, `jiff02` or `chrono04`"
)]
pub trait FieldType {
    /// The kind of the values, which sets their type in the index.
    #[doc(hidden)]
    const KIND: Kind;
}

/// A value that is about to be written, borrowed from the call's arguments.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "a variant is named after its content")]
pub enum Value<'a> {
    /// `None`: the field is omitted.
    Absent,
    Bool(bool),
    U64(u64),
    I64(i64),
    U128(&'a u128),
    I128(&'a i128),
    F64(f64),
    F32(f32),
    Str(&'a str),
    Char(char),
    Duration(Duration),
    Timestamp(Timestamp),
    Date(Date),
    Ip(IpAddr),
    Uuid(Uuid),
    List(&'a dyn ListValue),
    Object(&'a dyn LogObject),
    Json(&'a dyn JsonValue),
}

/// Omits the value, which is not redacted yet.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value(..)")
    }
}

/// One field of a context with its value.
#[derive(Debug)]
pub struct FieldValue<'a> {
    pub(crate) def: &'static FieldDef,
    pub(crate) value: Value<'a>,
}

/// Implements [`FieldType`] and [`ToValue`] for `type: kind, value => form`.
macro_rules! field_types {
    ($($type:ty: $kind:expr, $value:ident => $form:expr;)+) => { $(
        impl $crate::value::FieldType for $type {
            const KIND: $crate::schema::Kind = $kind;
        }

        impl $crate::value::ToValue for $type {
            #[inline]
            fn to_value(&self) -> $crate::value::Value<'_> {
                let $value = self;
                $form
            }
        }
    )+ };
}
pub(crate) use field_types;

/// Implements [`LogValue`] for `declared type: accepted types`.
macro_rules! accept {
    ($($declared:ty: $($given:ty),+;)+) => { $($(impl $crate::value::LogValue<$declared> for $given {})+)+ };
}
pub(crate) use accept;

impl Value<'_> {
    /// Returns whether a line can express the value: JSON has no infinite number, and dates have years of four digits.
    pub(crate) fn is_expressible(self) -> bool {
        match self {
            Value::F64(number) => number.is_finite(),
            Value::F32(number) => number.is_finite(),
            Value::Timestamp(time) => timestamp::has_four_digit_year(timestamp::date_of(time.seconds)),
            Value::Date(date) => timestamp::has_four_digit_year(date),
            _ => true,
        }
    }
}
