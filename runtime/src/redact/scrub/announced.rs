//! Credentials behind a word that announces them without a separator: sentences, statements of SQL, commands of protocols,
//! errors that quote a value.

use super::filter::Filter;
use super::keys::{self, Certainty};
use super::lexer::{Lexer, is_line_break, is_quote, is_space, steps};
use super::prose;
use super::scheme;
use super::statement;
use super::words::{self, Look};
use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The name of a credential.
    Name,
    /// The same together with the word before it: `API key`.
    SecondWord,
    /// A command of a protocol, in capitals, with its arguments.
    Command,
    /// `Bearer`, `Basic`.
    Scheme,
    /// `IDENTIFIED BY`.
    Identified,
    /// `Duplicate entry 'x' for key 'y'`.
    Entry,
    /// `Failing row contains (…)`.
    Row,
    /// `binds: […]`.
    Binds,
    /// `not valid unicode: "…"`, of an environment variable.
    Unicode,
    /// `invalid value 'x' for '--password <PASSWORD>'`.
    InvalidValue,
    /// `/user:ada` of Windows, whose password stands before it.
    NetUse,
}

/// Words and what they announce.
const WORDS: &[(&str, Kind)] = &[
    ("password", Kind::Name),
    ("passwords", Kind::Name),
    ("passwd", Kind::Name),
    ("pwd", Kind::Name),
    ("passphrase", Kind::Name),
    ("passcode", Kind::Name),
    ("secret", Kind::Name),
    ("token", Kind::Name),
    ("tokens", Kind::Name),
    ("apikey", Kind::Name),
    ("api_key", Kind::Name),
    ("api-key", Kind::Name),
    ("cookie", Kind::Name),
    ("session", Kind::Name),
    ("jwt", Kind::Name),
    ("otp", Kind::Name),
    ("pin", Kind::Name),
    ("cvv", Kind::Name),
    ("cvc", Kind::Name),
    ("community", Kind::Name),
    ("macaroon", Kind::Name),
    ("credential", Kind::Name),
    ("credentials", Kind::Name),
    ("creds", Kind::Name),
    ("passkey", Kind::Name),
    ("passwort", Kind::Name),
    ("signature", Kind::Name),
    ("key", Kind::SecondWord),
    ("code", Kind::SecondWord),
    ("login", Kind::Command),
    ("auth", Kind::Command),
    ("pass", Kind::Command),
    ("authenticate", Kind::Command),
    ("acct", Kind::Command),
    ("oper", Kind::Command),
    ("identify", Kind::Command),
    ("bearer", Kind::Scheme),
    ("basic", Kind::Scheme),
    ("identified", Kind::Identified),
    ("entry", Kind::Entry),
    ("contains", Kind::Row),
    ("binds", Kind::Binds),
    ("bindings", Kind::Binds),
    ("parameters", Kind::Binds),
    ("unicode", Kind::Unicode),
    ("value", Kind::InvalidValue),
    ("use", Kind::NetUse),
];

pub(super) static FILTER: Filter = {
    let (mut filter, mut row) = (Filter::NONE, 0);
    while row < WORDS.len() {
        filter = filter.with(WORDS[row].0);
        row += 1;
    }
    filter
};

/// The last part of a name of several parts: `token` of `bearer_token`.
#[inline]
pub(super) fn last_part(lexer: Lexer<'_>, word: &Range<usize>) -> Range<usize> {
    let start = if word.len() > 10 {
        lexer.back(word.end, |byte| byte.is_ascii_alphanumeric()).max(word.start)
    } else {
        word.start
    };
    start..word.end
}

/// Adds what the word announces; returns where the search goes on.
pub(super) fn find(
    lexer: Lexer<'_>,
    word: Range<usize>,
    before: Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> Option<usize> {
    steps::add(WORDS.len());
    let part = last_part(lexer, &word);
    let bytes = lexer.slice(part.clone());
    let (_, kind) = WORDS.iter().find(|(known, _)| bytes.eq_ignore_ascii_case(known.as_bytes()))?;
    let is_behind = |word: &str| lexer.slice(before.clone()).eq_ignore_ascii_case(word.as_bytes());
    let span = match kind {
        Kind::Name => name(lexer, word),
        Kind::SecondWord => {
            const FIRST_WORDS: &[&str] = &[
                "access",
                "account",
                "activation",
                "api",
                "auth",
                "backup",
                "confirmation",
                "encryption",
                "license",
                "login",
                "mfa",
                "otp",
                "pin",
                "private",
                "recovery",
                "secret",
                "security",
                "service",
                "session",
                "shared",
                "signing",
                "sms",
                "verification",
                "your",
            ];
            if before.end + 1 != word.start || !lexer.is(before, FIRST_WORDS) {
                return None;
            }
            prose::after_name(lexer, word, Certainty::Sure)
        }
        Kind::Command if part == word => return command(lexer, word, found),
        Kind::Scheme => scheme::token(lexer, part),
        Kind::Identified => statement::identified(lexer, word.end),
        Kind::Entry if is_behind("duplicate") => statement::entry(lexer, word.end),
        Kind::Row if is_behind("row") => statement::row(lexer, lexer.blanks(word.end)),
        Kind::Binds => statement::binds(lexer, word.end),
        Kind::Unicode if is_behind("valid") => {
            statement::quoted(lexer, lexer.peek(word.end, |byte| byte == b':' || byte == b' '))
        }
        Kind::InvalidValue if is_behind("invalid") => invalid_value(lexer, word.end),
        Kind::NetUse if is_behind("net") => net_use(lexer, word.end),
        _ => None,
    }?;
    let end = span.end;
    found.push(span);
    Some(end)
}

fn name(lexer: Lexer<'_>, word: Range<usize>) -> Option<Range<usize>> {
    let start = lexer.blanks(word.end);
    if start == word.end {
        return None;
    }
    if lexer.ends_with(word.end, "password") {
        if let Some(literal) = statement::literal(lexer, start) {
            return Some(literal);
        }
        if lexer.has_word(start, "for ") {
            // `SET PASSWORD FOR 'ada'@'%' = '…'`.
            let equals = lexer.peek(start, |byte| byte != b'=' && !is_line_break(byte));
            return if lexer.at(equals) == b'=' { statement::literal(lexer, lexer.blanks(equals + 1)) } else { None };
        }
    }
    prose::after_name(lexer, word, Certainty::Sure)
}

/// `AUTH PLAIN …`, `LOGIN ada …`, `PASS …`: the arguments that look like credentials.
fn command(lexer: Lexer<'_>, word: Range<usize>, found: &mut Vec<Range<usize>>) -> Option<usize> {
    if !lexer.slice(word.clone()).iter().all(u8::is_ascii_uppercase) && !lexer.ends_with(word.start, "vault ") {
        return None;
    }
    let mut at = word.end;
    let mut last = None;
    for _ in 0..3 {
        // RESP puts the length of an argument on a line before it.
        let mut start = lexer.peek(at, |byte| is_space(byte) || is_quote(byte));
        if lexer.at(start) == b'$' {
            start = lexer.space(lexer.peek(start + 1, |byte| byte.is_ascii_digit()));
        }
        let argument = start..words::word_end(lexer, start);
        if start == at || argument.is_empty() {
            break;
        }
        at = argument.end;
        let bytes = lexer.slice(argument.clone());
        let may_be_one = bytes.len() >= 16 || bytes.len() >= 5 && bytes.iter().any(u8::is_ascii_digit);
        if may_be_one && (words::is_candidate(bytes) || Look::of(bytes).is_random()) {
            last = Some(argument.end);
            found.push(argument);
        }
    }
    last
}

/// clap's error for an option that takes a credential.
fn invalid_value(lexer: Lexer<'_>, end: usize) -> Option<Range<usize>> {
    let content = statement::quoted(lexer, lexer.blanks(end))?;
    let option = lexer.peek(content.end + 1, |byte| is_space(byte) || is_quote(byte) || byte.is_ascii_lowercase());
    let start = lexer.peek(option, |byte| byte == b'-' || byte == b'<');
    let name = start..lexer.peek_name(start);
    (start > option && keys::certainty(lexer, name).is_some()).then_some(content)
}

/// `net use \\host\share PASSWORD /user:ada`.
fn net_use(lexer: Lexer<'_>, end: usize) -> Option<Range<usize>> {
    let mut at = lexer.blanks(end);
    for _ in 0..3 {
        let word = at..lexer.peek(at, |byte| !is_space(byte));
        let next = lexer.blanks(word.end);
        if lexer.has_word(next, "/user:") && words::is_candidate(lexer.slice(word.clone())) {
            return Some(word);
        }
        at = next;
    }
    None
}

/// A list of the bytes of a body or a key in decimal, and hexadecimal dumps of payloads: `body: [123, 34, …]`.
pub(super) fn dump(lexer: Lexer<'_>, word: Range<usize>) -> Option<Range<usize>> {
    const DUMPS: &[&str] = &[
        "body", "payload", "bytes", "buf", "buffer", "data", "content", "frame", "packet", "raw", "inner", "key",
        "seed",
    ];
    let start = lexer.peek(word.end, |byte| matches!(byte, b':' | b'=' | b' '));
    if start == word.end || !matches!(lexer.at(start), b'[' | b'0') || !lexer.is(word.clone(), DUMPS) {
        return None;
    }
    if lexer.has_word(start, "0x") && lexer.is(word.clone(), &["payload"]) {
        let end = lexer.skip(start + 2, |byte| byte.is_ascii_hexdigit());
        return (end > start + 2).then_some(start + 2..end);
    }
    let is_list = |byte: u8| byte.is_ascii_digit() || matches!(byte, b',' | b' ' | b'\n');
    let end = lexer.peek(start + 1, is_list);
    let numbers = lexer.slice(start + 1..end).iter().filter(|byte| **byte == b',').count();
    if lexer.at(start) != b'[' || numbers < 5 || Look::of(lexer.slice(start + 1..end)).digits < 6 {
        return None;
    }
    Some(start + 1..lexer.skip(end, is_list))
}
