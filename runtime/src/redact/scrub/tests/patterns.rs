//! Each pattern by itself: at least twenty texts whose secret must be redacted, and twenty lookalikes that must be
//! kept. False positives are counted.

use super::{assert_clean, assert_unchanged};
use crate::redact::scrub::scrub;

#[test]
fn connection_strings() {
    let schemes = ["postgres", "postgresql", "redis", "rediss", "amqp", "amqps", "mysql", "mongodb+srv"];
    let users = ["ada:hunter2", ":hunter2", "ada:hun%2Fter2", "ada:hun/ter2", "ada:hun@ter2", "t0ken"];
    let texts = ["{}", "can't reach {}", "url=\"{}\"", "Error(\"{}\")", "({})"];
    for scheme in schemes {
        for text in texts {
            for user in users {
                let of = |user: &str| text.replace("{}", &format!("{scheme}://{user}@db.example.org:5432/chat"));
                assert_clean(&[(&of(user), &of("[REDACTED]"))]);
            }
            for address in ["db", "db:5432", "db.example.org/chat", "[::1]:6379/0", "10.0.0.7:5672/%2f"] {
                assert_unchanged(&[&text.replace("{}", &format!("{scheme}://{address}"))]);
            }
        }
    }
}

#[test]
fn named_values_in_debug_and_json_texts() {
    let names = ["password", "db_password", "secret", "api_key", "access_token", "clientSecret"];
    let forms = [
        ("{}: Some(\"hunter2\")", "{}: [REDACTED]"),
        ("Config { a: 1, {}: Some(\"hunter2\"), b: 2 }", "Config { a: 1, {}: [REDACTED], b: 2 }"),
        ("Config { {}: \"hunter2\" }", "Config { {}: \"[REDACTED]\" }"),
        ("body {\"a\":1,\"{}\":\"hunter2\"} refused", "body {\"a\":1,\"{}\":\"[REDACTED]\"} refused"),
        ("body {\"{}\": \"hunter2\", \"a\": 1}", "body {\"{}\": \"[REDACTED]\", \"a\": 1}"),
        ("\"{\\\"{}\\\":\\\"hunter2\\\"}\"", "\"{\\\"{}\\\":\\\"[REDACTED]\\\"}\""),
    ];
    let others = ["user", "passage", "discard", "input_tokens", "secretary", "keyboard"];
    for (form, expected) in forms {
        for name in names {
            assert_clean(&[(&form.replace("{}", name), &expected.replace("{}", name))]);
        }
        for name in others {
            assert_unchanged(&[&form.replace("{}", name)]);
        }
    }
}

#[test]
fn query_values() {
    let keys = ["token", "code", "q", "X-Amz-Signature", "email"];
    let paths = ["https://h/p", "http://[::1]:80/", "wss://h/s", "/p", "GET /p"];
    for path in paths {
        for key in keys {
            let of = |value: &str| format!("{path}?page=2&{key}={value}&limit=5 done");
            assert_clean(&[(&of("s3cr3t"), &of("[REDACTED]"))]);
        }
        for harmless in ["?page=2", "?limit=50&page=3", "", "?sort=name&order=asc"] {
            assert_unchanged(&[&format!("{path}{harmless} done")]);
        }
    }
}

/// Lines without a secret, as services write them. Those that lose something nevertheless are marked.
const HARMLESS: [(&str, bool); 52] = [
    ("listening on 0.0.0.0:8080", false),
    ("started 4 workers in 12.5 ms", false),
    ("GET /api/messages/ HTTP/1.1 200", false),
    ("connection from 192.0.2.7:51234 closed: reset by peer", false),
    ("order 4111111111111112 shipped", false),
    ("job 1732233600123 took 17 ms", false),
    ("checksum e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", false),
    ("request 550e8400-e29b-41d4-a716-446655440000 done", false),
    ("thread 'main' panicked at src/main.rs:4:5", false),
    ("invalid token: expired", false),
    ("password: must be at least 8 characters long", false),
    ("Basic authentication failed", false),
    ("bearer authentication required", false),
    ("authorization: denied for user 7", false),
    ("token_count=17 token_type=bearer", false),
    ("no such key: room_name", false),
    ("duplicate key value violates unique constraint \"users_email_key\"", false),
    ("SELECT * FROM users WHERE id = $1", false),
    ("select name from rooms where secret_id = ?", false),
    ("std::collections::HashMap<Token, Secret>", false),
    ("expected `;`, found keyword `let`", false),
    ("cargo 1.95.0 (x86_64-unknown-linux-gnu)", false),
    ("react@18.2.0 installed", false),
    ("cloning git@github.com:o/r.git", false),
    ("cookie: none", false),
    ("session closed after 30 s", false),
    ("set level info,my_chat=debug", false),
    ("loaded https://example.org/static/app.js?v=3", false),
    ("cache hit ratio 0.9731", false),
    ("rate limit: 100 per minute", false),
    ("telephone +4915112345678 is unknown", false),
    ("2026-11-22 10:30:00.123456 tick", false),
    ("card declined: insufficient funds", false),
    ("api key rotated", false),
    ("secret rotated at 10:30", false),
    ("user info updated", false),
    // Words after a distinctive name, a number that passes the Luhn check by chance; a search and an address, which are lost.
    ("unexpected token: identifier", false),
    ("syntax error, token = semicolon", false),
    ("session_id: unknown", false),
    ("order 4111111111111111 shipped", false),
    ("see https://example.org/search?q=rust", true),
    ("see https://example.org/docs#install", false),
    ("write to support@example.org", true),
    ("cookie: accepted", false),
    ("secret: vault/path/of/it", false),
    ("password: changed", false),
    ("api_key: rotated", false),
    ("Bearer of-good-news-2026", true),
    // Names that end in a provider's prefix, or begin with one.
    ("highs_and_lows_of_the_week were computed", false),
    ("disk_test_configuration is missing", false),
    ("see sk-admin-guide-of-the-year-2026", true),
    ("risk_test_of_portfolio passed", false),
];

#[test]
fn false_positives_are_counted() {
    let taken: Vec<_> = HARMLESS.iter().filter(|(text, _)| scrub(text) != *text).map(|(text, _)| *text).collect();
    let expected: Vec<_> = HARMLESS.iter().filter(|(_, taken)| *taken).map(|(text, _)| *text).collect();
    assert_eq!(taken, expected);
    assert_eq!((taken.len(), HARMLESS.len()), (4, 52));
}
