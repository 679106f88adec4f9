//! Which names are the name of a credential in free text.

use super::lexer::Lexer;
use crate::redact::credential_words::{Words, is_denied_key};
use std::ops::Range;

/// Names in other languages, and others that a schema may use for something else.
static IN_TEXT: Words<512> = Words::of(&["text"]);

/// Names of credentials of some protocol and of everyday things: the value decides.
static EVERYDAY: Words<512> = Words::of(&["everyday"]);

/// How sure a name makes that its value is a credential.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Certainty {
    /// A password, whatever it looks like.
    Password,
    /// Another credential; a mere word beside it may tell its state.
    Sure,
    /// A credential if it looks like one.
    Everyday,
}

/// Denied names that stand for other things as often, so that the value decides.
const SHORT: &[&str] = &["auth", "basic_auth", "http_auth", "pass", "pat", "sas", "sid", "sig", "_auth", "digest"];

/// Endings of the names of passwords.
const PASSWORDS: &[&str] =
    &["password", "passwd", "pwd", "passphrase", "passcode", "pass", "passwort", "pw", "_psk", "passe"];

/// Words that denote a credential only together with the preceding word.
const SECOND_WORDS: &[&str] =
    &["code", "id", "key", "keys", "number", "phrase", "token", "answer", "string", "header", "pin"];

/// Endings of the names of source files: `token.rs:88`.
const SOURCES: &[&str] = &[
    "rs", "py", "java", "go", "js", "ts", "tsx", "rb", "php", "c", "cc", "cpp", "h", "kt", "scala", "cs", "swift",
    "ex", "erl", "lua", "vue", "html", "css", "svg", "png", "md", "yml", "yaml", "toml", "json", "txt", "log", "conf",
    "cfg", "ini", "sql", "pem", "key", "crt",
];

pub(super) fn certainty(lexer: Lexer<'_>, key: Range<usize>) -> Option<Certainty> {
    match lexer.meaning(key.clone(), || certainty_of(lexer.name(key)).map_or(0, |sure| 1 + sure as u8)) {
        1 => Some(Certainty::Password),
        2 => Some(Certainty::Sure),
        3 => Some(Certainty::Everyday),
        _ => None,
    }
}

fn certainty_of(name: &str) -> Option<Certainty> {
    if is_denied_key(name) || IN_TEXT.find(name).is_some() {
        if is_source(name) {
            return None;
        }
        if SHORT.iter().any(|short| name.eq_ignore_ascii_case(short)) {
            return Some(Certainty::Everyday);
        }
        let is_password = PASSWORDS.iter().any(|password| ends_with(name, password)) || IN_TEXT.find(name).is_some();
        return Some(if is_password { Certainty::Password } else { Certainty::Sure });
    }
    let is_everyday = EVERYDAY.find(name).is_some() || has_password(name);
    (is_everyday && !is_source(name)).then_some(Certainty::Everyday)
}

/// The name that ends with the word, which may take the word before it along: `API key`.
pub(super) fn with_word_before(lexer: Lexer<'_>, word: Range<usize>, before: Range<usize>) -> Range<usize> {
    let follows = before.end + 1 == word.start && lexer.at(before.end) == b' ';
    if follows && lexer.is(word.clone(), SECOND_WORDS) { before.start..word.end } else { word }
}

/// Whether one of two names that stand beside each other is the other one's value: `name: DB_PASSWORD`.
pub(super) fn names_another(lexer: Lexer<'_>, word: Range<usize>) -> bool {
    const NAMES: &[&str] = &[
        "name",
        "key",
        "field",
        "header",
        "parameter",
        "param",
        "variable",
        "var",
        "id",
        "k",
        "property",
        "attribute",
        "attr",
        "column",
        "env",
        "setting",
        "option",
        "arg",
        "argument",
        "label",
        "path",
    ];
    lexer.is(word, NAMES)
}

/// Whether a name stands for what another one names: `value: …`.
pub(super) fn is_value(lexer: Lexer<'_>, word: Range<usize>) -> bool {
    const VALUES: &[&str] =
        &["value", "val", "v", "content", "contents", "default", "stringvalue", "string_value", "raw_value", "current"];
    lexer.is(word, VALUES)
}

/// Parts of a private key as JSON (RFC 7518).
pub(super) fn is_jwk_member(lexer: Lexer<'_>, word: Range<usize>) -> bool {
    word.len() <= 2 && lexer.is(word, &["k", "d", "p", "q", "dp", "dq", "qi"])
}

/// Whether a name tells something about a password, or is misnamed: `is_password`, `secret_at`.
fn has_password(name: &str) -> bool {
    const WORDS: [&str; 4] = ["password", "passwd", "passphrase", "secret"];
    name.split(['_', '-', '.']).any(|part| WORDS.iter().any(|word| part.eq_ignore_ascii_case(word)))
}

fn is_source(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| SOURCES.contains(&ending))
}

fn ends_with(name: &str, ending: &str) -> bool {
    let start = name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let name = &name.as_bytes()[..start];
    name.len() >= ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
}
