//! JSON, for fields declared `Json<T>`.

mod shallow;

use super::{FieldType, LogValue, ToValue, Value};
use crate::schema::Kind;
use serde::Serialize;
use shallow::{Depth, Shallow};

/// A value that is serialized with `serde`, in a field declared `Json<T>`.
///
/// The index maps such a field as `flattened`, so its keys cannot explode the mapping. The compiler cannot see its keys, so
/// entries whose keys sound like a credential (`authorization`, `password`, …) are omitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Json<T>(pub T);

/// A serializable value of any type.
pub trait JsonValue: Sync {
    /// Returns the JSON, or `None` if `Serialize` fails.
    fn to_json(&self) -> Option<serde_json::Value>;
}

/// Elasticsearch's `flattened` type accepts 20 levels (`depth_limit`); deeper levels are omitted.
pub(crate) const DEEPEST: usize = 20;

impl<T: Serialize + Sync> JsonValue for Json<T> {
    fn to_json(&self) -> Option<serde_json::Value> {
        // One level more than redaction keeps, so that it finds what it omits.
        let depth = Depth { levels: DEEPEST + 1, calls: 128 };
        self.0.serialize(Shallow { inner: serde_json::value::Serializer, depth }).ok()
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
