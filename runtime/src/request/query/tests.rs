use super::{LONGEST, masked};
use crate::redact::scrub;

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
        ("page=%2F%C3%A9+%", "page=%2F%C3%A9+%"),
        ("page=%2Fcallback%3Ftoken%3Dabcdefgh", "page=%2Fcallback%3Ftoken%3D[REDACTED]"),
        ("page=https%3a%2F%2Fuser%3Aabcdefgh%40host%2F", "page=https%3a%2F%2F[REDACTED]%40host%2F"),
        ("https%3A%2F%2Fuser%3Aabcdefgh%40host%2F=1", "https%3A%2F%2F[REDACTED]%40host%2F=****"),
        ("page=Bearer+abcdefghijklmnop", "page=Bearer+[REDACTED]"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLXNpZ25hdHVyZQ=", "[REDACTED]=****"),
    ] {
        assert_eq!(masked(query, &shown), expected, "{query}");
    }
}

#[test]
fn a_credential_in_a_path_is_found_through_its_encoding() {
    for (path, expected) in [
        ("/rooms/a%20b+c/", "/rooms/a%20b+c/"),
        ("/%ff%/", "/%ff%/"),
        ("/proxy/https%3A%2F%2Fuser%3Aabcdefgh%40host%2F/x", "/proxy/https%3A%2F%2F[REDACTED]%40host%2F/x"),
        ("/reset/ada%40example.org", "/reset/[REDACTED]"),
    ] {
        assert_eq!(scrub(path), expected);
    }
}

#[test]
fn a_long_query_is_cut() {
    assert_eq!(masked(&"a=b&".repeat(100_000), &[]).len(), LONGEST);
}
