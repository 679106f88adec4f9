//! References, owning pointers and options, which convert like their content.

use super::{LogValue, ToValue, Value};
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

macro_rules! pointers {
    ($($pointer:ty),+) => { $(
        impl<V: ToValue + ?Sized> ToValue for $pointer {
            #[inline(always)]
            fn to_value(&self) -> Value<'_> {
                V::to_value(self)
            }
        }

        impl<T: ?Sized, V: LogValue<T> + ?Sized> LogValue<T> for $pointer {}
    )+ };
}

pointers!(&V, &mut V, Box<V>, Rc<V>, Arc<V>);

impl<V: ToValue + ToOwned + ?Sized> ToValue for Cow<'_, V> {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        V::to_value(self)
    }
}

impl<T: ?Sized, V: LogValue<T> + ToOwned + ?Sized> LogValue<T> for Cow<'_, V> {}

impl<V: ToValue> ToValue for Option<V> {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, V::to_value)
    }
}

impl<T: ?Sized, V: LogValue<T>> LogValue<T> for Option<V> {}
