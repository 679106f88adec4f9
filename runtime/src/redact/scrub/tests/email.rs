use super::{assert_clean, assert_unchanged};

#[test]
fn addresses_are_redacted() {
    assert_clean(&[
        ("ada@example.org", "[REDACTED]"),
        ("mail to ada@example.org failed", "mail to [REDACTED] failed"),
        ("ADA@EXAMPLE.ORG", "[REDACTED]"),
        ("ada.lovelace+chat@mail.example.co.uk", "[REDACTED]"),
        ("<ada@example.org>", "<[REDACTED]>"),
        ("\"ada@example.org\"", "\"[REDACTED]\""),
        ("(ada@example.org)", "([REDACTED])"),
        ("ada@example.org, bob@example.org", "[REDACTED], [REDACTED]"),
        ("to=ada@example.org;", "to=[REDACTED];"),
        ("mailto:ada@example.org", "mailto:[REDACTED]"),
        ("write to ada@example.org.", "write to [REDACTED]."),
        ("ada_1-2%x@example.org", "[REDACTED]"),
        ("ada@ex-ample.org:25", "[REDACTED]:25"),
        ("jörg@müller.example", "[REDACTED]"),
        ("ada@例え.テスト", "[REDACTED]"),
        ("ada@xn--80ak6aa92e.xn--p1ai", "[REDACTED]"),
        ("ada@163.com", "[REDACTED]"),
        ("to%3Aada%40example.org", "to%3A[REDACTED]"),
        ("ada%40example.org&x", "[REDACTED]&x"),
        ("a@b.cc\na@b.cc", "[REDACTED]\n[REDACTED]"),
        ("@ada@example.org", "@[REDACTED]"),
        ("a@b@c.example", "a@[REDACTED]"),
        ("ada@example.org.1.x--", "[REDACTED].1.x--"),
        ("ada@example.org-", "[REDACTED]-"),
        ("ada@example.org..", "[REDACTED].."),
    ]);
}

#[test]
fn other_at_signs_are_kept() {
    assert_unchanged(&[
        "@",
        "@@@",
        "@ada",
        "ada@",
        "ada@localhost",
        "ada @ example.org",
        "git@github.com:o/r.git",
        "react@18.2.0",
        "crate@1.0.0-beta.rc",
        "user@10.0.0.1",
        "app@sha256",
        "@Override",
        "a@b.c1",
        "5 items @ 3.50",
        "ada@.org",
        "ada@org.",
        "x@y.z",
        "https://example.org/@ada",
        "100%40",
        "50%@home",
        "meet me @example.org",
    ]);
}
