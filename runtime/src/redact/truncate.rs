//! Truncation of IP addresses to their network, for `pii = "truncate"`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Returns the network of an address: /24 for IPv4, /48 for IPv6, with zeros for the rest.
///
/// An IPv6 address that embeds an IPv4 address (IPv4-mapped, RFC 4291 section 2.5.5.2; 6to4, RFC 3056) is truncated
/// where the IPv4 address would be. An IPv4-mapped address becomes an IPv4 address.
pub(crate) fn ip(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            Ipv4Addr::new(a, b, c, 0).into()
        }
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            let c = if a == 0x2002 { c & 0xff00 } else { c };
            Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests;
