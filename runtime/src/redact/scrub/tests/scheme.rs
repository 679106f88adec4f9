use super::{assert_clean, assert_unchanged};

#[test]
fn credentials_after_a_scheme_are_redacted() {
    assert_clean(&[
        ("Bearer abcdef", "Bearer [REDACTED]"),
        ("sent Bearer abc.def-ghi_jkl~mno+pqr/s== to h", "sent Bearer [REDACTED] to h"),
        ("bearer  ABCDEFGH", "bearer  [REDACTED]"),
        ("BEARER\tabcdefgh", "BEARER\t[REDACTED]"),
        ("Bearer\nabcdefgh", "Bearer\n[REDACTED]"),
        ("Bearer%20abcdefgh", "Bearer%20[REDACTED]"),
        ("Bearer \"abcdefgh\"", "Bearer \"[REDACTED]\""),
        ("'Bearer abcdefgh'", "'Bearer [REDACTED]'"),
        ("\"Bearer abcdefgh\", \"x\"", "\"Bearer [REDACTED]\", \"x\""),
        (r#"Bearer \"abcdefgh\""#, r#"Bearer \"[REDACTED]\""#),
        ("Bearer bearer abcdefgh", "Bearer bearer [REDACTED]"),
        ("auth_bearer abcdefgh", "auth_bearer [REDACTED]"),
        ("(Bearer abcdefgh)", "(Bearer [REDACTED])"),
        ("got bearer abcdefgh.", "got bearer [REDACTED]."),
        ("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Basic [REDACTED]"),
        ("basic YTpi", "basic [REDACTED]"),
        ("BASIC dXNlcjpwYXNz, x", "BASIC [REDACTED], x"),
        ("Basic%20dXNlcjpwYXNz", "Basic%20[REDACTED]"),
        ("Basic abcdefghijklmnopqrstuvwx", "Basic [REDACTED]"),
        ("ä Basic dXNlcjpwYXNz ö", "ä Basic [REDACTED] ö"),
        ("Bearer abcdefgh Bearer ijklmnop", "Bearer [REDACTED] Bearer [REDACTED]"),
    ]);
}

#[test]
fn prose_is_kept() {
    assert_unchanged(&[
        "Basic authentication failed",
        "basic auth is off",
        "basic HTTP authentication",
        "Basic JavaScript functionality",
        "basic_auth enabled",
        "back to basics",
        "basically fine",
        "bearer authentication required",
        "Bearer token missing",
        "bearer credentials expired",
        "the bearer of news",
        "forbearer",
        "bearers",
        "unbearable",
        "Bearer [REDACTED]",
        "Basic",
        "Bearer",
        "Bearer ",
        "basic: 1 of 3",
        "basic settings saved",
        "a basic IPv6 setup",
    ]);
}
