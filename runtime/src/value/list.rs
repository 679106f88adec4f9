//! Lists of values.

use super::{FieldType, LogValue, ToValue, Value};
use crate::schema::Kind;
use std::borrow::Cow;
use std::sync::Arc;

/// A list as the encoders see it.
pub trait ListValue: Sync {
    /// Passes every element to `each`, in order.
    fn visit(&self, each: &mut dyn FnMut(Value<'_>));
}

impl<T: FieldType> FieldType for Vec<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}

/// A trait object needs a sized type. A slice is unsized, so each kind of pointer to it is a list.
macro_rules! lists {
    ($([$($generics:tt)*] $list:ty $(where $bound:path)?;)+) => { $(
        impl<V: ToValue + Sync $(+ $bound)?, $($generics)*> ListValue for $list {
            fn visit(&self, each: &mut dyn FnMut(Value<'_>)) {
                for element in self.iter() {
                    each(element.to_value());
                }
            }
        }

        impl<V: ToValue + Sync $(+ $bound)?, $($generics)*> ToValue for $list {
            #[inline]
            fn to_value(&self) -> Value<'_> {
                Value::List(self)
            }
        }

        impl<T, V: LogValue<T> + Sync $(+ $bound)?, $($generics)*> LogValue<Vec<T>> for $list {}
    )+ };
}

lists! {
    [] Vec<V>;
    [] &[V];
    [] Box<[V]>;
    [] Arc<[V]> where Send;
    [] Cow<'_, [V]> where Clone;
    [const N: usize] [V; N];
}
