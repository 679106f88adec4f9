//! Values made coarser: `pii = "truncate"` on an IP address, a date or a point in time.
//!
//! Text is truncated only where it is an address or a date as a whole; of anything else the caller writes nothing.

mod date;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

pub(crate) use date::{Day, day, day_of_text};

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

/// The network of an address in text form: bare, in brackets, with a port, with a zone, with a prefix length.
///
/// `None` for everything else.
pub(crate) fn ip_of_text(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    if let Ok(address) = text.parse() {
        return Some(ip(address));
    }
    let host = match text.strip_prefix('[') {
        Some(bracketed) => {
            let (host, port) = bracketed.split_once(']')?;
            let port_is_right = port.is_empty() || port.strip_prefix(':').is_some_and(is_number);
            port_is_right.then_some(host)?
        }
        None => match text.split_once(':') {
            Some((host, port)) if is_number(port) => host,
            _ => text,
        },
    };
    let host = match host.split_once('/') {
        Some((host, length)) if is_number(length) => host,
        _ => host,
    };
    let host = host.split_once('%').map_or(host, |(host, _zone)| host);
    host.parse().ok().map(ip)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
