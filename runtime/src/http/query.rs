//! The query of a request, as far as it may be shown.

use crate::encode::clip;
use crate::redact::{MASK, is_denied_key, scrub};

/// What a longer query or path loses is its end: the index takes terms of 1024 characters (ECS, `ignore_above`).
pub(super) const LONGEST: usize = 1024;
const LONGEST_NAME: usize = 64;

/// The names with masked values; the value too under a name that is allowed and does not sound like a credential.
///
/// What stands without a `=` is a value without a name: it stays only where it is allowed as a name.
pub(super) fn masked(query: &str, shown: &[String]) -> String {
    let mut masked = String::with_capacity(query.len().min(LONGEST));
    for item in query.split(['&', ';']) {
        if masked.len() >= LONGEST {
            break;
        }
        if !masked.is_empty() {
            masked.push('&');
        }
        let (name, value) = match item.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (item, None),
        };
        let is_shown = shown.iter().any(|known| known == name) && !is_denied_key(name);
        let is_name = name.len() <= LONGEST_NAME && name.bytes().all(is_name_byte);
        match value {
            Some(_) if !is_name => masked.push_str(MASK),
            Some(_) => masked.push_str(&scrub(name)),
            None if is_shown => masked.push_str(name),
            None if name.is_empty() => {}
            None => masked.push_str(MASK),
        }
        if let Some(value) = value {
            masked.push('=');
            masked.push_str(&if is_shown { scrub(value) } else { MASK.into() });
        }
    }
    let end = clip(&masked, LONGEST).len();
    masked.truncate(end);
    masked
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.[]%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, masked};

    #[test]
    fn names_stay_and_values_go_unless_they_are_allowed() {
        let shown = ["page", "token", "wsdl"].map(str::to_owned);
        for (query, expected) in [
            ("", ""),
            ("a=1", "a=****"),
            ("page=2&q=secret+words&page=3", "page=2&q=****&page=3"),
            ("a=b=c;d=e", "a=****&d=****"),
            ("token=abcdefgh", "token=****"),
            ("p%61ge=2", "p%61ge=****"),
            ("wsdl", "wsdl"),
            ("k3jf93kd02jf", "****"),
            ("=value", "=****"),
            ("{\"a\":1}=2", "****=****"),
            ("page=4111111111111111", "page=[REDACTED]"),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLXNpZ25hdHVyZQ=", "[REDACTED]=****"),
        ] {
            assert_eq!(masked(query, &shown), expected, "{query}");
        }
    }

    #[test]
    fn a_long_query_is_cut() {
        assert_eq!(masked(&"a=b&".repeat(100_000), &[]).len(), LONGEST);
    }
}
