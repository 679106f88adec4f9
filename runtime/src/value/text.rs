//! Text and IP addresses.

use super::{ToValue, Value, accept, field_types};
use crate::schema::Kind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

impl ToValue for str {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        Value::Str(self)
    }
}

field_types! {
    String: Kind::Keyword(None), text => Value::Str(text);
    char: Kind::Char, char => Value::Char(*char);
    IpAddr: Kind::Ip, address => Value::Ip(*address);
    Ipv4Addr: Kind::Ip, address => Value::Ip(IpAddr::V4(*address));
    Ipv6Addr: Kind::Ip, address => Value::Ip(IpAddr::V6(*address));
}

accept! {
    String: String, str;
    char: char;
    IpAddr: IpAddr, Ipv4Addr, Ipv6Addr;
    Ipv4Addr: Ipv4Addr;
    Ipv6Addr: Ipv6Addr;
}
