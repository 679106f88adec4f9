//! Text and addresses.

use super::{FieldType, ToValue, Value, accept};
use crate::schema::Kind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

impl FieldType for String {
    const KIND: Kind = Kind::Keyword(None);
}

impl ToValue for str {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Str(self)
    }
}

impl ToValue for String {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Str(self)
    }
}

impl FieldType for char {
    const KIND: Kind = Kind::Char;
}

impl ToValue for char {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Char(*self)
    }
}

impl FieldType for IpAddr {
    const KIND: Kind = Kind::Ip;
}

impl FieldType for Ipv4Addr {
    const KIND: Kind = Kind::Ip;
}

impl FieldType for Ipv6Addr {
    const KIND: Kind = Kind::Ip;
}

impl ToValue for IpAddr {
    fn to_value(&self) -> Value<'_> {
        Value::Ip(*self)
    }
}

impl ToValue for Ipv4Addr {
    fn to_value(&self) -> Value<'_> {
        Value::Ip(IpAddr::V4(*self))
    }
}

impl ToValue for Ipv6Addr {
    fn to_value(&self) -> Value<'_> {
        Value::Ip(IpAddr::V6(*self))
    }
}

accept! {
    String: String, str;
    char: char;
    IpAddr: IpAddr, Ipv4Addr, Ipv6Addr;
    Ipv4Addr: Ipv4Addr;
    Ipv6Addr: Ipv6Addr;
}
