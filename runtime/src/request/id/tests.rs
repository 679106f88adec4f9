use super::{accepted, generated};
use http::HeaderValue;
use std::collections::HashSet;

#[test]
fn made_ids_differ_and_are_taken_by_the_next_service() {
    let ids: HashSet<HeaderValue> = (0..10_000).map(|_| generated()).collect();
    assert_eq!(ids.len(), 10_000);
    for id in &ids {
        let text = id.to_str().expect("digits");
        assert!(text.len() == 32 && text.bytes().all(|byte| b"0123456789abcdef".contains(&byte)), "{text}");
    }
}

#[test]
fn only_harmless_ids_are_taken() {
    for id in ["7", "0af7651916cd43dd8448eb211c80319c", "Root=1-67891233-abcdef012345678912345678", "a-b.c_d=="] {
        assert_eq!(accepted(&HeaderValue::from_static(id)), Some(id));
    }
    let long = "a".repeat(129);
    for id in [
        "",
        "a b",
        "ada:hunter2",
        "../../etc/passwd",
        "=cmd+A1",
        ".hidden",
        "a\tb",
        "a\"b",
        "{}",
        "${jndi:ldap://x}",
        "<script>",
        "a\u{e9}",
        &long,
        "ghp_0123456789abcdefghijABCDEFGHIJ012345",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLXNpZ25hdHVyZQ",
    ] {
        assert_eq!(accepted(&HeaderValue::from_str(id).expect("a header's value")), None, "{id}");
    }
}
