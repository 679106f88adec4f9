//! The work grows linearly, counted in steps: bytes that were looked at and words that were compared.

use crate::redact::scrub::lexer::steps;
use crate::redact::scrub::scrub;
use std::fmt::Write as _;

/// Texts that repeat something which starts a search: pairs of a head and a piece.
const PIECES: &[&str] = &[
    "a",
    "=",
    ":",
    "@",
    "-",
    "--",
    "\\",
    "\\\"",
    "\"",
    "'",
    "(",
    "[",
    "{",
    "<",
    ">",
    "#",
    "?",
    "&",
    "%",
    "~",
    "$",
    "|",
    "\n",
    "\t",
    "ä",
    "密码",
    "\u{200b}",
    "\u{1b}[1m",
    "a@",
    "a:b@",
    "a:b@c:1 ",
    "a@b.cc ",
    "?a=",
    "://",
    "a://",
    "a://b:c@",
    "a://b:c/",
    "https://h/?a=b#",
    "a#",
    "%40",
    "%3D",
    "&quot;",
    "\\u0022",
    "password=",
    "password:(",
    "password:\na[",
    "password:\na(",
    "password={",
    "password=\"",
    "password=\\\"",
    "password=a,",
    "password: b'",
    "password:|\n a\n",
    "password ",
    "password is ",
    "password '",
    "password 'a",
    "password: is ",
    "<password>",
    "<password a",
    "<password><![CDATA[",
    "Password(",
    "(\"password\",",
    "name=password ",
    "name=password value=",
    "\"value\":\"a\",\"name\":\"token\",",
    "(token,",
    "Key (token)=(",
    "token) values (",
    "Cookie: ",
    "Cookie=a; ",
    "Authorization: a ",
    "Authorization: -----BEGIN a",
    "Authorization: [REDACTED] ",
    "password=\"[REDACTED]",
    "bearer ",
    "bearer a",
    "basic ",
    "basic 'a",
    "AUTH a ",
    "LOGIN ",
    "auth:",
    "session=",
    "session=a;",
    "key ",
    "api key ",
    "code=a&",
    "eyJ",
    "eyJ-",
    "eyJabcdefghij.",
    "eyJ-eyJ.",
    "glc_0123456789abcdefghijklmnopqrstuv/",
    "eyJhbGciOi0123456789abcdefghijk/",
    "sk-",
    "s.",
    "M-",
    "v2.local.",
    "1//0",
    "$2b$",
    "{SSHA}",
    "aQ~",
    "1:AA",
    "4111 ",
    "4111-",
    "41111111111111",
    "-----BEGIN ",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY",
    "-----END PRIVATE KEY-----",
    "Private-Lines: 1\n",
    "body: [1,",
    "payload: 0x",
    "binds: ['",
    "row contains (",
    "duplicate entry 'a' for key '",
    "invalid value 'a' for '--token",
    "identified by ",
    "set password for ",
    "curl -u ",
    "-p ",
    "--token ",
    "echo a | ",
    "/invite/a",
    "https://discord.com/api/webhooks/",
];

#[test]
fn the_work_is_linear() {
    // The debug build takes a few seconds for this; `benches/src/bin/scrub_cost.rs` searches further.
    const SMALL: usize = 1 << 12;
    let heads = ["", "password=", "password=(", "password='", "Cookie: ", "\"", "a:b", "https://", "https://a:"];
    let mut report = String::new();
    for head in heads {
        for piece in PIECES {
            let [small, large] =
                [SMALL, 4 * SMALL].map(|size| steps_of(&format!("{head}{}", piece.repeat(size / piece.len()))));
            if large > 5 * small || large > 4 * SMALL * 100 {
                let _ = writeln!(report, "{head:?} and many {piece:?}: {small} steps, then {large}");
            }
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn four_megabytes_take_as_many_steps_a_byte_as_few() {
    for piece in ["password:\na[", "auth:a1b"] {
        let [small, large] =
            [1 << 16, 4 << 20].map(|size| steps_of(&piece.repeat(size / piece.len())) as f64 / size as f64);
        assert!(large < 1.1 * small + 1.0, "many {piece:?}: {small} steps a byte, then {large}");
    }
}

fn steps_of(text: &str) -> usize {
    let _ = steps::taken();
    let _ = scrub(text);
    steps::taken()
}
