//! A serializer that stops at a depth, so that a deep value can't exhaust the stack.

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// How much deeper a value may be.
#[derive(Clone, Copy)]
pub(super) struct Depth {
    /// The levels of JSON.
    pub(super) levels: usize,
    /// The calls of `serialize` in each other: options and newtypes are no level of JSON, but they may form a chain.
    pub(super) calls: usize,
}

impl Depth {
    fn below(self) -> Self {
        Self { levels: self.levels.saturating_sub(1), ..self }
    }
}

/// Serializes with `inner`, and what is too deep as null.
pub(super) struct Shallow<S> {
    pub(super) inner: S,
    pub(super) depth: Depth,
}

/// A list or a map, and the depth of its values.
pub(super) struct Compound<C> {
    inner: C,
    depth: Depth,
}

/// A value inside of another one.
struct Nested<'v, T: ?Sized> {
    value: &'v T,
    depth: Depth,
}

impl<T: ?Sized + Serialize> Serialize for Nested<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Depth { levels, calls } = self.depth;
        match calls.checked_sub(1) {
            Some(calls) if levels > 0 => {
                self.value.serialize(Shallow { inner: serializer, depth: Depth { levels, calls } })
            }
            _ => serializer.serialize_unit(),
        }
    }
}

macro_rules! scalars {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(fn $method(self, $($argument: $type),*) -> Result<S::Ok, S::Error> {
            self.inner.$method($($argument),*)
        })*
    };
}

macro_rules! compounds {
    ($($method:ident($($argument:ident: $type:ty),*) -> $compound:ident;)*) => {
        $(fn $method(self, $($argument: $type),*) -> Result<Compound<S::$compound>, S::Error> {
            Ok(Compound { inner: self.inner.$method($($argument),*)?, depth: self.depth.below() })
        })*
    };
}

impl<S: Serializer> Serializer for Shallow<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Compound<S::SerializeSeq>;
    type SerializeTuple = Compound<S::SerializeTuple>;
    type SerializeTupleStruct = Compound<S::SerializeTupleStruct>;
    type SerializeTupleVariant = Compound<S::SerializeTupleVariant>;
    type SerializeMap = Compound<S::SerializeMap>;
    type SerializeStruct = Compound<S::SerializeStruct>;
    type SerializeStructVariant = Compound<S::SerializeStructVariant>;

    scalars! {
        serialize_bool(value: bool);
        serialize_i8(value: i8);
        serialize_i16(value: i16);
        serialize_i32(value: i32);
        serialize_i64(value: i64);
        serialize_i128(value: i128);
        serialize_u8(value: u8);
        serialize_u16(value: u16);
        serialize_u32(value: u32);
        serialize_u64(value: u64);
        serialize_u128(value: u128);
        serialize_f32(value: f32);
        serialize_f64(value: f64);
        serialize_char(value: char);
        serialize_str(value: &str);
        serialize_bytes(value: &[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(name: &'static str);
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str);
    }

    compounds! {
        serialize_seq(len: Option<usize>) -> SerializeSeq;
        serialize_tuple(len: usize) -> SerializeTuple;
        serialize_tuple_struct(name: &'static str, len: usize) -> SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeTupleVariant;
        serialize_map(len: Option<usize>) -> SerializeMap;
        serialize_struct(name: &'static str, len: usize) -> SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeStructVariant;
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<S::Ok, S::Error> {
        Nested { value, depth: self.depth }.serialize(self.inner)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        Nested { value, depth: self.depth }.serialize(self.inner)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.inner.serialize_newtype_variant(name, index, variant, &Nested { value, depth: self.depth.below() })
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! lists {
    ($($trait:ident::$method:ident;)*) => {
        $(impl<C: $trait> $trait for Compound<C> {
            type Ok = C::Ok;
            type Error = C::Error;

            fn $method<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), C::Error> {
                self.inner.$method(&Nested { value, depth: self.depth })
            }

            fn end(self) -> Result<C::Ok, C::Error> {
                self.inner.end()
            }
        })*
    };
}

macro_rules! structs {
    ($($trait:ident;)*) => {
        $(impl<C: $trait> $trait for Compound<C> {
            type Ok = C::Ok;
            type Error = C::Error;

            fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), C::Error> {
                self.inner.serialize_field(key, &Nested { value, depth: self.depth })
            }

            fn end(self) -> Result<C::Ok, C::Error> {
                self.inner.end()
            }
        })*
    };
}

lists! {
    SerializeSeq::serialize_element;
    SerializeTuple::serialize_element;
    SerializeTupleStruct::serialize_field;
    SerializeTupleVariant::serialize_field;
}

structs! {
    SerializeStruct;
    SerializeStructVariant;
}

impl<C: SerializeMap> SerializeMap for Compound<C> {
    type Ok = C::Ok;
    type Error = C::Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), C::Error> {
        self.inner.serialize_key(key)
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), C::Error> {
        self.inner.serialize_value(&Nested { value, depth: self.depth })
    }

    fn end(self) -> Result<C::Ok, C::Error> {
        self.inner.end()
    }
}
