use super::super::tests::{assert_clean, assert_unchanged};

#[test]
fn values_of_denied_names_go() {
    assert_clean(&[
        ("password=hunter2", "password=[REDACTED]"),
        ("login failed password=hunter2 user=ada", "login failed password=[REDACTED] user=ada"),
        ("password: hunter2", "password: [REDACTED]"),
        ("PASSWORD = hunter2, retrying", "PASSWORD = [REDACTED], retrying"),
        ("pAsSwOrD:hunter2", "pAsSwOrD:[REDACTED]"),
        (r#"{"password":"hunter2","user":"ada"}"#, r#"{"password":"[REDACTED]","user":"ada"}"#),
        (r#"{"password" : "hunter \"2\" x\\","a":1}"#, r#"{"password" : "[REDACTED]","a":1}"#),
        (r#"{\"token\":\"a\\\"b c\",\"n\":1}"#, r#"{\"token\":\"[REDACTED]\",\"n\":1}"#),
        ("{\"secret\":\n  \"hunter2\"}", "{\"secret\":\n  \"[REDACTED]\"}"),
        (r#"Config { user: "ada", password: Some("hunter 2") }"#, r#"Config { user: "ada", password: [REDACTED] }"#),
        (r#"Config { password: Password { value: "hunter 2" }, port: 1 }"#, "Config { password: [REDACTED], port: 1 }"),
        ("Config {\n    api_key: Some(\n        \"x y\",\n    ),\n}", "Config {\n    api_key: [REDACTED],\n}"),
        (r#"headers: {"x-api-key": b"abc def"}"#, r#"headers: {"x-api-key": b"[REDACTED]"}"#),
        (r#"{"tokens":1,"secrets":["a b","c]d"],"n":1}"#, r#"{"tokens":1,"secrets":[REDACTED],"n":1}"#),
        ("token='a b c' rest", "token='[REDACTED]' rest"),
        ("Server=h;Password=a,b;c!d;Timeout=3", "Server=h;Password=[REDACTED];Timeout=3"),
        ("grant=x&client_secret=s3cr3t&scope=y", "grant=x&client_secret=[REDACTED]&scope=y"),
        ("next=https%3A%2F%2Fh%2F%3Ftoken%3Ds3cr3t end", "next=https%3A%2F%2Fh%2F%3Ftoken%3D[REDACTED] end"),
        ("user%5Bpassword%5D=hunter2&x=1", "user%5Bpassword%5D=[REDACTED]&x=1"),
        ("user[password]=hunter2", "user[password]=[REDACTED]"),
        ("AWS_SECRET_ACCESS_KEY=wJalr/XUtn+FEMI export", "AWS_SECRET_ACCESS_KEY=[REDACTED] export"),
        ("clientSecret => 's3cr3t'", "clientSecret => '[REDACTED]'"),
        ("psql --password hunter2 --host h", "psql --password [REDACTED] --host h"),
        ("<Password>hunter 2</Password>", "<Password>[REDACTED]</Password>"),
        ("(password=hunter2) and (pin)", "(password=[REDACTED]) and (pin)"),
        ("pwd=ä🦀ö next", "pwd=[REDACTED] next"),
        ("密码 password=hunter2。", "密码 password=[REDACTED]"),
        ("session_id: 12345", "session_id: [REDACTED]"),
        ("password=\"hunter2 and cut", "password=\"[REDACTED]"),
        ("secret={\"a\": \"b", "secret=[REDACTED]"),
        ("password=Some(", "password=[REDACTED]"),
        ("token: `{` at line 3", "token: `[REDACTED]` at line 3"),
        ("passwd:\thunter2\r\nok", "passwd:\t[REDACTED]\r\nok"),
    ]);
}

#[test]
fn other_names_and_empty_values_stay() {
    assert_unchanged(&[
        "user=ada room=lobby",
        "elapsed: 12ms, rows: 3",
        "input_tokens=512 output_tokens=1024",
        "discard=true",
        "the tokenizer: ready",
        "secretary: Ada",
        "password=",
        "password= ",
        "password:\nuser: ada",
        "\"password\":\"\"",
        "{\"password\": null, \"token\":null}",
        "Config { password: None, secret: None }",
        "password: must be at least 8 characters long",
        "invalid token: expired",
        "use crate::token::Token;",
        "secret::Key::new failed",
        "secret://vault/path",
        "has_password=true",
        "token_count: 17, token_type=bearer",
        "key=value primary_key=7",
        "12:30:45 started",
        "a == b, c != d, e >= f, token != x",
        "--password --host h",
        "--verbose high",
        "<passwords></passwords>",
        "password changed for user 7",
        "max_tokens: 100",
        "error: cannot parse `x`: no such key: y",
        "std::collections::HashMap<Token, Secret>",
        "password=[REDACTED] and token: \"[REDACTED]\"",
    ]);
}

#[test]
fn headers_lose_their_value() {
    assert_clean(&[
        ("Authorization: Bearer abc", "Authorization: Bearer [REDACTED]"),
        ("authorization: Basic YTpi, x", "authorization: Basic [REDACTED], x"),
        ("AUTHORIZATION:Token abcdef", "AUTHORIZATION:Token [REDACTED]"),
        ("Authorization: abc def\nHost: h", "Authorization: [REDACTED]\nHost: h"),
        ("Proxy-Authorization: Digest username=\"a\", response=\"b\"", "Proxy-Authorization: [REDACTED]"),
        (
            "Authorization: AWS4-HMAC-SHA256 Credential=A/b, Signature=c\r\nHost: h",
            "Authorization: [REDACTED]\r\nHost: h",
        ),
        ("Cookie: sid=abc; theme=dark\r\nHost: h", "Cookie: [REDACTED]\r\nHost: h"),
        ("Set-Cookie: sid=abc; HttpOnly; Path=/", "Set-Cookie: [REDACTED]"),
        ("curl -H 'Cookie: a=b; c=d' https://h/p", "curl -H 'Cookie: [REDACTED]' https://h/p"),
        ("curl -H \"Authorization: Token x y\" h", "curl -H \"Authorization: Token [REDACTED] y\" h"),
        (r#"["cookie: a=b; c=d", "host: h"]"#, r#"["cookie: [REDACTED]", "host: h"]"#),
        (r#"{"authorization": "Bearer abc", "host": "h"}"#, r#"{"authorization": "[REDACTED]", "host": "h"}"#),
        (r#"{"cookie": ["a=b", "c=d"], "host": "h"}"#, r#"{"cookie": [REDACTED], "host": "h"}"#),
        (r#""GET / HTTP/1.1\r\nCookie: a=b; c=d\r\nHost: h""#, r#""GET / HTTP/1.1\r\nCookie: [REDACTED]\r\nHost: h""#),
        ("Authorization:\r\n Bearer abc", "Authorization:\r\n Bearer [REDACTED]"),
        ("x-api-key: abc", "x-api-key: [REDACTED]"),
        ("X-Auth-Token:abc", "X-Auth-Token:[REDACTED]"),
        ("X-Amz-Security-Token: abc/def+ghi==", "X-Amz-Security-Token: [REDACTED]"),
        ("cookie=a=b; c=d; e=f other", "cookie=[REDACTED] other"),
        ("password: Cookie: sid=abc; a=b", "password: [REDACTED] [REDACTED]"),
        ("authorization=Bearer abc", "authorization=[REDACTED] abc"),
        ("X-Forwarded-Client-Cert: By=spiffe;Hash=abc", "X-Forwarded-Client-Cert: [REDACTED];Hash=abc"),
    ]);
}

#[test]
fn other_headers_stay() {
    assert_unchanged(&[
        "Host: example.org",
        "Content-Type: application/json; charset=utf-8",
        "Content-Length: 42",
        "Accept: */*",
        "User-Agent: curl/8.5.0",
        "X-Request-Id: 7",
        "X-Forwarded-For: 192.0.2.1",
        "Authorization: missing",
        "authorization: denied for user 7",
        "Cookie:\r\nHost: h",
        "cookie: none",
        "Set-Cookie: ",
        "ETag: \"abc\"",
        "Cache-Control: no-store",
        "Date: Sun, 22 Nov 2026 10:00:00 GMT",
        "Retry-After: 120",
        "Server: nginx/1.27.0",
        "Author: Ada",
        "authority: h",
        "Location: /login",
    ]);
}
