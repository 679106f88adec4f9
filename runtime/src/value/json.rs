//! Any JSON, for a field declared `Json<T>`.

use super::{FieldType, LogValue, ToValue, Value};
use crate::schema::Kind;
use serde::Serialize;

/// A value that enters the line through `serde`, in a field declared `Json<T>`.
///
/// The index maps such a field `flattened`, so that its keys can't explode the mapping. Its keys pass the deny list
/// (`authorization`, `password`, …), because the compiler can't see them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Json<T>(pub T);

/// A serialisable value without its type.
pub trait JsonValue: Sync {
    /// The JSON, or nothing where `Serialize` failed.
    fn to_json(&self) -> Option<serde_json::Value>;
}

impl<T: Serialize + Sync> JsonValue for Json<T> {
    fn to_json(&self) -> Option<serde_json::Value> {
        serde_json::to_value(&self.0).ok()
    }
}

impl<T> FieldType for Json<T> {
    const KIND: Kind = Kind::Json;
}

impl<T: Serialize + Sync> ToValue for Json<T> {
    fn to_value(&self) -> Value<'_> {
        Value::Json(self)
    }
}

impl<T: Serialize + Sync> LogValue<Json<T>> for Json<T> {}
impl<T: Serialize + Sync> LogValue<Json<T>> for Json<&T> {}
