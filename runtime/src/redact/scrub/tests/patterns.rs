//! Each pattern by itself: twenty texts and more that have to lose their secret, and twenty that look alike and stay. What
//! the scrub takes without need is counted.

use super::{assert_clean, assert_unchanged};
use crate::redact::scrub::scrub;

/// What stands around a secret in real texts.
const FRAMES: [(&str, &str); 20] = [
    ("", ""),
    ("got ", " from h"),
    ("\"", "\""),
    ("'", "'"),
    ("`", "`"),
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("<", ">"),
    ("\n", "\n"),
    ("\t", "\r\n"),
    ("x=", "&y"),
    ("x: ", ", y: 1"),
    ("x=\"", "\" y=1"),
    ("{\"x\":\"", "\",\"n\":1}"),
    ("Some(\"", "\")"),
    ("ä", " ö"),
    ("🦀 ", "🦀"),
    ("it was ", ", not more"),
    ("a\u{0}", "\u{0}b"),
];

fn assert_clean_in_all_frames(secrets: &[String]) {
    for secret in secrets {
        for (before, after) in FRAMES {
            assert_clean(&[(&format!("{before}{secret}{after}"), &format!("{before}[REDACTED]{after}"))]);
        }
    }
}

/// Prefix and rest are apart in the source, so that secret scanners do not take the test data for a leak.
fn tokens(prefixes: &[&str], rests: &[&str]) -> Vec<String> {
    prefixes.iter().flat_map(|prefix| rests.iter().map(move |rest| format!("{prefix}{rest}"))).collect()
}

/// Texts that differ from a token in one thing each: too short, another prefix, another case, a sign in its midst.
fn assert_unchanged_in_frames(texts: &[&str]) {
    for text in texts {
        for (before, after) in [("", ""), ("got ", " from h"), ("\"", "\""), ("(", ")")] {
            assert_unchanged(&[&format!("{before}{text}{after}")]);
        }
    }
}

#[test]
fn aws_key_ids() {
    assert_clean_in_all_frames(&tokens(&["AKIA", "ASIA", "ABIA", "ACCA", "A3TX"], &["IOSFODNN7EXAMPLE"]));
    assert_unchanged_in_frames(&[
        "AKIA",
        "AKIAIOSFODNN7EXAMPL",
        "akiaiosfodnn7example",
        "XAKIAIOSFODNN7EXAMPLE",
        "ASIAN-PACIFIC",
    ]);
}

#[test]
fn github_tokens() {
    let prefixes = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"];
    assert_clean_in_all_frames(&tokens(&prefixes, &["0123456789abcdefghijABCDEFGHIJ012345"]));
    assert_unchanged_in_frames(&[
        "ghp_short",
        "ghx_0123456789abcdefghijABCDEFGHIJ012345",
        "ghp-0123456789",
        "github_pattern",
        "gh_pages_branch_of_the_repository",
    ]);
}

#[test]
fn slack_tokens() {
    let prefixes = ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe.xoxp-1-"];
    assert_clean_in_all_frames(&tokens(&prefixes, &["123456789012-AbCdEfGhIjKl"]));
    assert_unchanged_in_frames(&["xoxb-short", "xoxo-kiss", "xox-123456789012", "xoxb_123456789012", "XOXB"]);
}

#[test]
fn stripe_keys() {
    let prefixes = ["sk_live_", "sk_test_", "rk_live_", "rk_test_", "sk_prod_"];
    assert_clean_in_all_frames(&tokens(&prefixes, &["0123456789abcdefABCDEF01"]));
    assert_unchanged_in_frames(&[
        "sk_live_short",
        "pk_live_0123456789abcdefABCDEF01",
        "sk_dev_0123456789abcdef",
        "sk_live",
        "task_live_view",
    ]);
}

#[test]
fn google_keys() {
    assert_clean_in_all_frames(&tokens(&["AIza", "ya29.", "GOCSPX-"], &["SyA0123456789abcdefghijklmnopqrstu-_"]));
    assert_unchanged_in_frames(&[
        "AIzaShort",
        "aizaSyA0123456789abcdefghijklmnopqrstu",
        "ya29",
        "ya29.short",
        "GOCSPX-short",
    ]);
}

#[test]
fn openai_and_anthropic_keys() {
    let prefixes = ["sk-", "sk-proj-", "sk-svcacct-", "sk-ant-api03-", "sk-ant-admin01-"];
    assert_clean_in_all_frames(&tokens(&prefixes, &["0123456789abcdefABCDEFT3BlbkFJ0123456789"]));
    assert_unchanged_in_frames(&[
        "sk-short",
        "sk-ant-short",
        "sk-learn-contrib-package-name",
        "task-0123456789abcdefABCDEF",
        "disk-0123456789abcdefABCDEF",
    ]);
}

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

/// Lines that hold no secret, as services write them; those that lose something all the same are marked.
const HARMLESS: [(&str, bool); 48] = [
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
    ("select name from rooms where secret_id = ?", true),
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
    // Taken without need: a word after a telling name, a number that passes the Luhn check by chance, a search.
    ("unexpected token: identifier", true),
    ("syntax error, token = semicolon", true),
    ("session_id: unknown", false),
    ("order 4111111111111111 shipped", true),
    ("see https://example.org/search?q=rust", true),
    ("see https://example.org/docs#install", true),
    ("write to support@example.org", true),
    ("cookie: accepted", true),
    ("secret: vault/path/of/it", true),
    ("password: changed", true),
    ("api_key: rotated", true),
    ("Bearer of-good-news-2026", true),
];

#[test]
fn what_is_taken_without_need_is_counted() {
    let taken: Vec<_> = HARMLESS.iter().filter(|(text, _)| scrub(text) != *text).map(|(text, _)| *text).collect();
    let expected: Vec<_> = HARMLESS.iter().filter(|(_, taken)| *taken).map(|(text, _)| *text).collect();
    assert_eq!(taken, expected);
    assert_eq!((taken.len(), HARMLESS.len()), (12, 48));
}
