//! The constants of a schema's fields, which calls name.

use super::{FieldType, FieldValue, LogValue, Value};
use crate::schema::FieldDef;
use std::fmt;
use std::marker::PhantomData;

impl FieldDef {
    /// Creates a field declared `T` whose key in `Layout::Ecs` is `ecs_path`.
    #[must_use]
    pub const fn new<T: FieldType + ?Sized>(name: &'static str, ecs_path: &'static str) -> Self {
        Self::of_kind(T::KIND, name, ecs_path)
    }
}

/// The constant that `#[log_schema]` generates for a field declared `T`.
///
/// A call names it by the token that the user wrote, so rustc itself reports a misspelled name, and rust-analyzer
/// completes and documents it.
pub struct Field<T: ?Sized> {
    def: &'static FieldDef,
    declared: PhantomData<fn(&T)>,
}

impl<T: ?Sized> fmt::Debug for Field<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Field").field(&self.def.name).finish()
    }
}

impl<T: ?Sized> Field<T> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(def: &'static FieldDef) -> Self {
        Self { def, declared: PhantomData }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn def(&self) -> &'static FieldDef {
        self.def
    }

    #[doc(hidden)]
    #[inline(always)]
    pub fn value<'a, V: LogValue<T> + ?Sized>(&self, value: &'a V) -> Value<'a> {
        value.to_value()
    }

    #[doc(hidden)]
    #[inline]
    pub fn entry<'a, V: LogValue<T> + ?Sized>(&self, value: &'a V) -> FieldValue<'a> {
        FieldValue { def: self.def, value: value.to_value() }
    }
}

impl<T: LogValue<T>> Field<T> {
    #[doc(hidden)]
    #[inline(always)]
    pub fn exact<'a>(&self, value: &'a T) -> Value<'a> {
        value.to_value()
    }

    /// The literal inside must fit. This case is not a UI test because rustc's text quotes the standard library.
    ///
    /// ```compile_fail,E0308
    /// #[chat_log::log_schema(service = "chat", namespace = "chat")]
    /// struct LogSchema {
    ///     user_id: u64,
    /// }
    /// fn main() {
    ///     chat_log::chat_log!(info, "joined", user_id = Some(1.5));
    /// }
    /// ```
    #[doc(hidden)]
    #[inline(always)]
    pub fn exact_option<'a>(&self, value: &'a Option<T>) -> Value<'a> {
        value.as_ref().map_or(Value::Absent, T::to_value)
    }

    #[doc(hidden)]
    #[inline]
    pub fn entry_exact<'a>(&self, value: &'a T) -> FieldValue<'a> {
        FieldValue { def: self.def, value: self.exact(value) }
    }

    #[doc(hidden)]
    #[inline]
    pub fn entry_exact_option<'a>(&self, value: &'a Option<T>) -> FieldValue<'a> {
        FieldValue { def: self.def, value: self.exact_option(value) }
    }
}

impl<T: LogValue<T> + Sync> Field<Vec<T>> {
    #[doc(hidden)]
    #[inline]
    pub fn exact_slice<'a, const N: usize>(&self, value: &'a [T; N]) -> Value<'a> {
        Value::List(value)
    }

    #[doc(hidden)]
    #[inline]
    pub fn entry_exact_slice<'a, const N: usize>(&self, value: &'a [T; N]) -> FieldValue<'a> {
        FieldValue { def: self.def, value: self.exact_slice(value) }
    }
}
