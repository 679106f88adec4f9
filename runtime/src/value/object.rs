//! Nested objects, whose leaves are declared fields.

use super::{LogValue, ToValue, Value};
use crate::schema::FieldDef;

/// A struct with `#[derive(LogValue)]` as the encoders see it.
pub trait LogObject: Sync {
    /// Returns the declared leaves, including those that are never logged.
    fn fields(&self) -> &'static [FieldDef];

    /// Passes every leaf that may be logged to `each`, in the order of declaration.
    fn visit(&self, each: &mut dyn FnMut(&'static FieldDef, Value<'_>));
}

/// Converts a leaf's value, checked against the leaf's declared type.
pub fn to_value<T: ?Sized, V: LogValue<T> + ?Sized>(value: &V) -> Value<'_> {
    ToValue::to_value(value)
}
