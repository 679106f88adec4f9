//! Canaries in every known position in random surroundings, and texts without triggers.

use crate::redact::scrub::scrub;
use proptest::prelude::*;

/// Text around a secret: `{}` stands for the canary.
const POSITIONS: &[&str] = &[
    "password={}",
    "Password: {}",
    "PASSWORD = '{}'",
    "\"password\":\"{}\"",
    "\\\"password\\\": \\\"{}\\\"",
    "password: Some(\"{}\")",
    "password: Password { value: \"{}\" }",
    "db_password={}&x=1",
    "apiKey={},y=2",
    "access-token:{};",
    "token%3D{}",
    "--token {}",
    "<secret>{}</secret>",
    "secret=[\"{}\", \"{}\"]",
    "x-api-key: {}",
    "Authorization: {}",
    "authorization: Bearer {}",
    "Authorization: Digest username=\"{}\", response=\"{}\"",
    "Cookie: a={}; b={}",
    "Set-Cookie: sid={}; HttpOnly",
    "Bearer {}",
    "BASIC {}",
    "https://user:{}@host/path",
    "postgres://{}:{}@host:5432/db",
    "redis://:{}@host",
    "https://{}@host/",
    "https://host/path?q={}&page=2",
    "https://host/path?page=2&page={}",
    "https://host/#{}",
    "GET /path?code={} HTTP/1.1",
    "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----",
    "-----begin rsa private key-----\\n{}\\n{}",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.{}",
    "eyJhbGciOiJIUzI1NiJ9.{}.{}",
    "{}@example.org",
    "ghp_{}0123456789",
];

/// 24 letters and digits, not all of one kind, like a random token.
fn canary() -> impl Strategy<Value = String> {
    "[A-Za-z][A-Za-z0-9]{10}[0-9][A-Z][a-z][A-Za-z0-9]{10}"
}

/// Text that may precede or follow a secret without being part of it.
fn surroundings() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ \t\n\r]{0,3}",
        "[a-zäöü🦀 ,.]{0,20}[ \n]",
        "(room=lobby|user: ada|\"k\":\"v\"|http://h/p|a@b|--x|12:30|[(]|'|`|\"x\", )[ ]",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_canary_survives(
        position in prop::sample::select(POSITIONS),
        canary in canary(),
        before in surroundings(),
        after in surroundings(),
    ) {
        let text = format!("{before}{}{after}", position.replace("{}", &canary));
        let clean = scrub(&text);
        for piece in canary.as_bytes().windows(8) {
            let piece = std::str::from_utf8(piece).expect("ASCII");
            prop_assert!(!clean.contains(piece), "{text} became {clean}");
        }
    }

    #[test]
    fn every_name_hides_its_value_in_every_notation(
        name in prop::sample::select(&["password", "api_key", "clientSecret", "DB_PASSWORD", "x-auth-token", "contraseña", "пароль"][..]),
        separator in prop::sample::select(&["=", ": ", ":", " = ", " => ", " := ", "\t=\t", "\u{a0}:\u{a0}", "\u{ff1a}", "=\u{200b}"][..]),
        quotes in prop::sample::select(&[("", ""), ("\"", "\""), ("'", "'"), ("Some(\"", "\")"), ("b\"", "\""), ("[\"", "\"]"), ("\\\"", "\\\"")][..]),
        encoding in prop::sample::select(&["", "%3D", "&quot;"][..]),
        canary in canary(),
        before in surroundings(),
        after in surroundings(),
    ) {
        let separator = if encoding == "%3D" { encoding } else { separator };
        let (open, close) = if encoding == "&quot;" { (encoding, encoding) } else { quotes };
        let text = format!("{before}{name}{separator}{open}{canary}{close} {after}");
        let clean = scrub(&text);
        for piece in canary.as_bytes().windows(8) {
            let piece = std::str::from_utf8(piece).expect("ASCII");
            prop_assert!(!clean.contains(piece), "{text} became {clean}");
        }
    }

    #[test]
    fn a_second_scrub_reveals_nothing(position in prop::sample::select(POSITIONS), canary in canary(), before in surroundings()) {
        let once = scrub(&format!("{before}{}", position.replace("{}", &canary))).into_owned();
        let twice = scrub(&once);
        prop_assert!(twice.len() <= once.len() + 16 && !twice.contains(&canary), "{once} became {twice}");
    }

    #[test]
    fn two_secrets_in_one_text_do_not_hide_each_other(
        first in prop::sample::select(POSITIONS),
        second in prop::sample::select(POSITIONS),
        canary in canary(),
        divider in "[ \n]|, |; |[)] ",
    ) {
        let text = format!("{first}{divider}{second}").replace("{}", &canary);
        let clean = scrub(&text);
        for piece in canary.as_bytes().windows(8) {
            let piece = std::str::from_utf8(piece).expect("ASCII");
            prop_assert!(!clean.contains(piece), "{text} became {clean}");
        }
    }

    #[test]
    fn text_without_triggers_is_borrowed(text in "([A-Za-zäöüß日本🦀,.;!()'\"]{0,15}[ \n\t]){0,40}") {
        let lower = text.to_ascii_lowercase();
        // Words that are short enough to come up by chance.
        let triggers = ["basic", "bearer", "csrf", "cvc", "cvv", "jwt", "otp", "pwd", "xsrf"];
        prop_assume!(!triggers.iter().any(|word| lower.contains(word)));
        prop_assert!(matches!(scrub(&text), std::borrow::Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn no_text_causes_a_panic(text in "(?s).{0,60}", spice in prop::sample::select(POSITIONS)) {
        let half = text.len() / 2;
        let cut = (half..=text.len()).find(|index| text.is_char_boundary(*index)).unwrap_or(0);
        let _ = scrub(&format!("{}{spice}{}", &text[..cut], &text[cut..]));
        let _ = scrub(&text);
    }

    #[test]
    fn no_sequence_of_signs_causes_a_panic(
        text in "(password|token|Cookie|bearer |eyJ|://|4111 |ä|🦀|[=:%?@#&<>\"'`\\\\(){}\\[\\],; \n0-9a-z_.-]|%3D|%40|-----BEGIN PRIVATE KEY){0,60}",
    ) {
        let _ = scrub(&text);
    }
}
