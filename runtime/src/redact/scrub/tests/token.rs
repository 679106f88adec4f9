use super::{assert_clean, assert_unchanged};

/// Split in the source, so that secret scanners do not report the test data as a leak.
macro_rules! token {
    ($prefix:literal $rest:literal) => {
        (concat!("got ", $prefix, $rest, " from h"), "got [REDACTED] from h")
    };
}

#[test]
fn keys_with_a_fixed_prefix_are_redacted() {
    assert_clean(&[
        token!("AKIA" "IOSFODNN7EXAMPLE"),
        token!("ASIA" "IOSFODNN7EXAMPLE"),
        token!("A3TX" "IOSFODNN7EXAMPLE"),
        token!("ghp" "_0123456789abcdefghijABCDEFGHIJ012345"),
        token!("gho" "_0123456789abcdefghijABCDEFGHIJ012345"),
        token!("ghs" "_0123456789abcdefghijABCDEFGHIJ012345"),
        token!("github" "_pat_11ABCDEFG0123456789_abcdefghijkl"),
        token!("glpat" "-0123456789abcdefghij"),
        token!("xoxb" "-123456789012-1234567890123-AbCdEfGh"),
        token!("xoxe.xoxp" "-1-Mi0yLTk1MTIzNDU2Nzg5"),
        token!("xapp" "-1-A0123456789-0123456789012-abcdef"),
        token!("sk" "_live_0123456789abcdefABCDEF01"),
        token!("rk" "_test_0123456789abcdefABCDEF01"),
        token!("whsec" "_0123456789abcdefABCDEF0123456789"),
        token!("AIza" "SyA0123456789abcdefghijklmnopqrstu-_"),
        token!("ya29" ".a0AfH6SMBx0123456789abcdef"),
        token!("GOCSPX" "-0123456789abcdefABCDEF012345"),
        token!("sk" "-proj-0123456789abcdefABCDEF_0123-456789"),
        token!("sk" "-0123456789abcdefABCDEFT3BlbkFJ0123456789abcdefABCDEF"),
        token!("sk" "-ant-api03-0123456789abcdef_ABCDEF-0123456789AA"),
        token!("npm" "_0123456789abcdefghijABCDEFGHIJ012345"),
        token!("hf" "_abcdefghijklmnopqrstuvwxyzABCDEFGH"),
        token!("SG" ".0123456789abcdefABCDEF.0123456789abcdefABCDEF0123456789abcdefABCDE"),
        token!("hvs" ".0123456789abcdefABCDEF01"),
        (concat!("bot123456789", ":AAabcdefghijklmnopqrstuvwxyz0123456789/x"), "bot[REDACTED]/x"),
        (concat!("task-", "AKIA", "IOSFODNN7EXAMPLE"), "task-[REDACTED]"),
        (concat!("KEY_", "AKIA", "IOSFODNN7EXAMPLE"), "KEY_[REDACTED]"),
        token!("AGE-SECRET" "-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ"),
    ]);
}

#[test]
fn ordinary_identifiers_are_kept() {
    assert_unchanged(&[
        "550e8400-e29b-41d4-a716-446655440000",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "chat-service-7d9f8b6c5d-x2x4z",
        "task-management-service-name-long",
        "risk-0123456789-assessment-report",
        "disk-space-is-running-out-on-node-17",
        "sk-learn-contrib-package-name",
        "some_very_long_function_name_here",
        "AKIABASARA",
        "XAKIAIOSFODNN7EXAMPLE",
        "ghp_short",
        "github_pattern_matching_is_fine",
        "glpattern-matching-0123456789",
        "pk_live_0123456789abcdefABCDEF01",
        "npm_config_registry_is_set_to_the_default",
        "whsecurity_0123456789",
        "SG.short.name_of_something",
        "arn:aws:iam::123456789012:role/my-service-role-name",
        "projects/my-project/locations/europe-west1",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    ]);
}

const HEADER: &str = "eyJhbGciOiJIUzI1NiJ9";

#[test]
fn web_tokens_are_redacted() {
    let jws = format!("{HEADER}.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U");
    let jwe =
        format!("{HEADER}..48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6ji.XFB");
    let frames = [
        ("", ""),
        ("got ", " from h"),
        ("\"", "\""),
        ("'", "'"),
        ("(", ")"),
        ("ä", "ö"),
        ("x=", "&y"),
        ("_", " "),
        ("\n", "\n"),
        ("[", "]"),
    ];
    for token in [jws.as_str(), jwe.as_str(), &jws[..50], &jws.replace("eyJz", "eyJ0")] {
        for (before, after) in frames {
            let text = format!("{before}{token}{after}");
            assert_clean(&[(&text, &format!("{before}[REDACTED]{after}"))]);
        }
    }
    assert_clean(&[(&format!("it was {jws}."), "it was [REDACTED].")]);
}

#[test]
fn texts_like_web_tokens_are_kept() {
    assert_unchanged(&[
        "eyJ",
        "eyJabc",
        "eyJabc.def",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV eyJabcdefghijk",
        "the eyJafjallajökull erupted",
        "heyJude",
        "eyJ0.eyJ0.x",
        "keyJar.value.get",
        "monkeyJungle.enter",
        "EYJHBGCIOIJIUZI1NIJ9.EYJZDWIIOIJ.ABC",
        "ey.ey.ey",
        "eyes.open.now",
        "a.b.c",
        "1.2.3",
        "www.example.org",
        "chat_service.websocket.handler",
        "eyJ eyJ eyJ",
        "eyJ....",
        "eyJ-_-_",
        "e.y.J",
        "eye.eye.eye",
    ]);
}
