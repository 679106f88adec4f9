//! Addresses made coarser: `pii = "truncate"` on an IP address.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The network of an address: /24 of IPv4, /48 of IPv6, the rest zero.
///
/// An IPv6 address that holds an IPv4 address in its first 48 bits (IPv4-mapped, RFC 4291 section 2.5.5.2; 6to4, RFC
/// 3056) is cut where that one would be; the mapped form comes back as the IPv4 address it stands for.
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
