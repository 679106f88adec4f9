use super::*;

pub(super) fn assert_clean(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(scrub(text), *expected, "scrubbed: {text}");
    }
}

pub(super) fn assert_unchanged(texts: &[&str]) {
    for text in texts {
        assert!(matches!(scrub(text), Cow::Borrowed(same) if same == *text), "{text} became {}", scrub(text));
    }
}

#[test]
fn families_work_together() {
    assert_clean(&[
        (
            "password=hunter2 Bearer abcdefgh ada@example.org 4111 1111 1111 1111 postgres://a:b@h/?q=1",
            "password=[REDACTED] Bearer [REDACTED] [REDACTED] [REDACTED] postgres://[REDACTED]@h/?q=[REDACTED]",
        ),
        ("token=ada@example.org", "token=[REDACTED]"),
        ("password=Bearer abcdefgh", "password=Bearer [REDACTED]"),
        ("https://h/?a=password:\"my secret\" x", "https://h/?a=[REDACTED]:\"[REDACTED]\" x"),
        ("api_key=4111 1111 1111 1111", "api_key=[REDACTED]"),
        ("x=1;password=a@b.example,c d", "x=1;password=[REDACTED] d"),
        ("secret: -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- ok", "secret: [REDACTED] ok"),
    ]);
}

/// Colors as written by tracing-subscriber's `fmt` and by reports such as color-eyre's.
#[test]
fn colors_hide_no_secret() {
    assert_clean(&[
        (
            "\u{1b}[3mpassword\u{1b}[0m\u{1b}[2m=\u{1b}[0mhunter2 x",
            "\u{1b}[3mpassword\u{1b}[0m\u{1b}[2m=\u{1b}[0m[REDACTED] x",
        ),
        (
            "\u{1b}[3mtoken\u{1b}[0m\u{1b}[2m=\u{1b}[0m\"a b\"",
            "\u{1b}[3mtoken\u{1b}[0m\u{1b}[2m=\u{1b}[0m\"[REDACTED]\"",
        ),
        (
            "\u{1b}[1;31mBearer \u{1b}[38;5;9mabcdefgh\u{1b}[0m!",
            "\u{1b}[1;31mBearer \u{1b}[38;5;9m[REDACTED]\u{1b}[0m!",
        ),
        ("\u{1b}[31mCookie: a=b; c=d", "\u{1b}[31mCookie: [REDACTED]"),
        ("\u{1b}[31m4111111111111111\u{1b}[0m", "\u{1b}[31m[REDACTED]\u{1b}[0m"),
        ("\u{1b}[31ma\u{1b}[password=hunter2\u{1b}[", "\u{1b}[31ma\u{1b}[password=[REDACTED]\u{1b}["),
    ]);
    assert_unchanged(&[
        "\u{1b}[1;31mfailed\u{1b}[0m: \u{1b}[3mcount\u{1b}[0m\u{1b}[2m=\u{1b}[0m3",
        "\u{1b}",
        "\u{1b}[",
        "\u{1b}[ä",
    ]);
}

#[test]
fn clean_text_comes_back_borrowed() {
    assert_unchanged(&[
        "",
        "a",
        "handler finished in 12.75 ms, 3 rows, status 200",
        "ws client connected from room lobby: ok (attempt 2 of 5)",
        "日本語 \u{1f980} ünïcödé \u{0} \u{202e}",
    ]);
}

#[test]
fn scrubbing_twice_changes_nothing_more() {
    let texts = [
        "password=hunter2",
        "a: Some(1) token: (x y) z",
        "https://u:p@h/p?a=b&c=d#e",
        "Bearer abcdefgh",
        "Cookie: a=b; c=d",
        r#"{"password":"a","cookie":["b"]}"#,
        "ada@example.org 4111111111111111",
    ];
    for text in texts {
        let once = scrub(text);
        assert_eq!(scrub(&once), once, "{text}");
        assert_ne!(once, *text);
    }
}

mod armor;
mod authority;
mod bound;
mod card;
mod corpus;
mod email;
mod pair;
mod patterns;
mod payload;
mod properties;
mod providers;
mod scheme;
mod statement;
mod steps;
mod token;
mod url;
