//! Values after the name of a credential: `k=v`, `k: v`, `"k":"v"`, `k => v`, `<k>v</k>`, `K("v")`, `("k", v)`, and headers.

use super::header;
use super::keys::{self, Certainty};
use super::lexer::{Lexer, is_blank, is_line_break, is_quote, is_space};
use super::prose;
use super::value::{self, Position, Value};
use std::ops::Range;

/// What follows a name.
struct Separator {
    end: usize,
    kind: Kind,
    /// Whether quotes or brackets enclose the name.
    is_quoted: bool,
    /// Whether spaces stand beside it.
    is_loose: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Equals,
    Colon,
    /// The end of an XML start tag, whose element has this name.
    Element,
    /// The bracket of a tuple struct in `Debug`, or of a function in SQL.
    Call,
    /// Between the two elements of a tuple, or after an option in a list of arguments.
    Comma,
    /// Between the cells of a table.
    Cell,
}

/// What was found after a name.
pub(super) enum Pair {
    Credential(Range<usize>),
    /// The name is followed by a value that is none. The search goes on behind the separator.
    Harmless(usize),
    /// No separator follows.
    None,
}

/// Examines what follows the word.
pub(super) fn after(lexer: Lexer<'_>, word: Range<usize>, before: Range<usize>) -> Pair {
    let Some(separator) = separator(lexer, &word) else { return Pair::None };
    let whole = keys::with_word_before(lexer, word.clone(), before);
    let certainty = match keys::certainty(lexer, whole.clone()) {
        None if whole != word => keys::certainty(lexer, word.clone()),
        certainty => certainty,
    };
    let certainty = match certainty {
        Some(certainty) => certainty,
        None if separator.is_quoted && keys::is_jwk_member(lexer, word.clone()) => {
            return jwk_member(lexer, &separator);
        }
        None => return Pair::Harmless(word.end),
    };
    if separator.kind == Kind::Colon && !separator.is_quoted && is_place(lexer, &word, separator.end)
        || is_known_harmless(lexer, &word, separator.end)
    {
        return Pair::Harmless(separator.end);
    }
    // The name of a header, whose value is never a sentence.
    let is_header = separator.kind == Kind::Colon && lexer.slice(word.clone()).contains(&b'-');
    let certainty = if is_header && certainty == Certainty::Sure { Certainty::Password } else { certainty };
    let separator = Separator { is_loose: separator.is_loose && !is_header, ..separator };
    let value = value(lexer, &word, &separator, certainty);
    match value {
        Value::Found(span) => Pair::Credential(span),
        // `password: invalid value: string "…"`.
        Value::None if certainty != Certainty::Everyday && separator.kind != Kind::Call => {
            let start = lexer.blanks(separator.end);
            match prose::credential(lexer, start, prose::Doubt::of(lexer, word.clone())) {
                Some(span) => Pair::Credential(span),
                None => Pair::Harmless(separator.end),
            }
        }
        Value::None => Pair::Harmless(separator.end),
    }
}

fn value(lexer: Lexer<'_>, word: &Range<usize>, separator: &Separator, certainty: Certainty) -> Value {
    let position = Position { start: separator.end, is_loose: separator.is_loose, certainty };
    let ends = |ending: &str| lexer.ends_with(word.end, ending);
    let is_cookie = ends("cookie") || ends("cookies") || ends("cookie2");
    match separator.kind {
        Kind::Element => value::in_element(lexer, separator.end),
        Kind::Call => in_call(lexer, position),
        Kind::Cell => value::of_pair(lexer, Position { certainty: Certainty::Everyday, ..position }),
        // A quoted name is a key in JSON or a map.
        Kind::Colon if !separator.is_quoted && (is_cookie || ends("authorization")) => {
            header::of_header(lexer, word.clone(), position)
        }
        Kind::Equals if is_cookie => header::of_cookies(lexer, position),
        Kind::Equals | Kind::Colon | Kind::Comma => value::of_pair(lexer, position),
    }
}

/// The separator after a word, behind the quotes and brackets that enclose it.
fn separator(lexer: Lexer<'_>, word: &Range<usize>) -> Option<Separator> {
    let closed = closers_end(lexer, word.end);
    let is_quoted = closed > word.end && is_quote(lexer.at(closed - 1));
    let mut start = lexer.blanks(closed);
    if is_line_break(lexer.at(start)) {
        // `password\n: …`.
        let next = lexer.space(start);
        start = if matches!(lexer.at(next), b':' | b'=') { next } else { start };
    }
    let is_spaced = start > closed;
    let (len, kind) = match (lexer.at(start), lexer.at(start + 1)) {
        // LDIF marks base64 (RFC 2849).
        (b':', b':') if lexer.at(start + 2) == b' ' => (2, Kind::Colon),
        (b':', b':') => return None,
        (b':', b'/') if lexer.at(start + 2) == b'/' => return None,
        (b':', b'=') => (2, Kind::Equals),
        (b':', _) => (1, Kind::Colon),
        (b'=', _) => (
            1 + lexer.skip_within(start + 1, start + 3, |byte| matches!(byte, b'=' | b'>' | b'~')) - start - 1,
            Kind::Equals,
        ),
        (b'-', b'>') => (2, Kind::Equals),
        (b'|', _) if is_spaced => (1, Kind::Cell),
        (b'>', _) if lexer.before(word.start) == b'<' && closed == word.end => (1, Kind::Element),
        (b'(', _) if !is_spaced && lexer.at(word.start).is_ascii_uppercase() => (1, Kind::Call),
        (b',', _) if is_quoted && is_first_of_two(lexer, word) => (1, Kind::Comma),
        _ => return attributes_end(lexer, word, start),
    };
    let end = start + len;
    let is_loose = is_spaced || is_space(lexer.at(end));
    Some(Separator { end, kind, is_quoted, is_loose })
}

/// The end of a start tag with attributes: `<password encoding="utf-8">`.
fn attributes_end(lexer: Lexer<'_>, word: &Range<usize>, start: usize) -> Option<Separator> {
    let tag = lexer.back(word.start, |byte| byte.is_ascii_alphanumeric() || byte == b':');
    let is_tag = start > word.end && lexer.before(tag) == b'<' && lexer.at(start).is_ascii_alphabetic();
    let end = if is_tag { lexer.peek(start, |byte| !matches!(byte, b'<' | b'>')) } else { start };
    let opens = lexer.at(end) == b'>' && lexer.before(end) != b'/' && is_tag;
    opens.then_some(Separator { end: end + 1, kind: Kind::Element, is_quoted: false, is_loose: false })
}

/// Skips quotes, brackets and an index: `"]`, `[0]`.
fn closers_end(lexer: Lexer<'_>, end: usize) -> usize {
    let mut end = end;
    for _ in 0..4 {
        let next = lexer.skip_within(end, end + 8, |byte| is_quote(byte) || matches!(byte, b'\\' | b']' | b'*'));
        let digits = if lexer.at(next) == b'[' {
            lexer.skip_within(next + 1, next + 8, |byte| byte.is_ascii_digit())
        } else {
            next
        };
        let indexed = if digits > next + 1 && lexer.at(digits) == b']' { digits + 1 } else { next };
        if indexed == end {
            break;
        }
        end = indexed;
    }
    end
}

/// Whether a quoted word opens a tuple, or is an option in a list of arguments.
fn is_first_of_two(lexer: Lexer<'_>, word: &Range<usize>) -> bool {
    let open = lexer.back(word.start, |byte| is_quote(byte) || is_blank(byte) || is_line_break(byte) || byte == b'\\');
    lexer.before(open) == b'('
        || lexer.slice(open..word.start).len() < word.start - open
        || lexer.before(word.start) == b'-'
}

/// The content of `Password("…")`, `SecretKey([1, 2])`, `ApiKey(Some("…"))`.
fn in_call(lexer: Lexer<'_>, position: Position) -> Value {
    let start = lexer.space(position.start);
    let inner = lexer.peek(start, |byte| byte.is_ascii_alphanumeric());
    let nested = inner > start && lexer.at(inner) == b'(' && {
        let content = lexer.space(inner + 1);
        is_quote(lexer.at(content)) || lexer.at(content) == b'\\' || lexer.at(content).is_ascii_digit()
    };
    let is_value = nested || is_quote(lexer.at(start)) || matches!(lexer.at(start), b'[' | b'\\' | b'b' | b'r');
    let certainty = if is_value { position.certainty } else { Certainty::Everyday };
    value::of_pair(lexer, Position { start, certainty, is_loose: false })
}

/// `token.rs:88:13`, `src/token:12`: a place in a source, and what else a path in front of a number is.
fn is_place(lexer: Lexer<'_>, word: &Range<usize>, value: usize) -> bool {
    let digits = lexer.peek(value, |byte| byte.is_ascii_digit());
    matches!(lexer.before(word.start), b'/') && digits > value && !lexer.at(digits).is_ascii_alphanumeric()
}

/// `PWD=/home/deploy`, the directory that a shell is in, and `sessionid: 0x426c678508fe4d6`, a number that a server gave.
fn is_known_harmless(lexer: Lexer<'_>, word: &Range<usize>, value: usize) -> bool {
    let start = lexer.blanks(value);
    if lexer.is(word.clone(), &["pwd", "oldpwd"]) {
        return lexer.at(start) == b'/';
    }
    let is_session = lexer.is(word.clone(), &["session", "sessionid", "session_id", "id"]);
    let end = lexer.skip_within(start + 2, start + 2 + 17, |byte| byte.is_ascii_hexdigit());
    let is_number = lexer.has(start, b"0x") && (start + 3..=start + 18).contains(&end);
    is_session && is_number && !lexer.at(end).is_ascii_alphanumeric()
}

/// A part of a key as JSON: `"k":"…"`, of at least 20 characters of base64url.
fn jwk_member(lexer: Lexer<'_>, separator: &Separator) -> Pair {
    let quote = lexer.peek(lexer.blanks(separator.end), |byte| byte == b'\\');
    let end =
        lexer.skip_within(quote + 1, quote + 25, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if lexer.at(quote) != b'"' || end < quote + 25 {
        return Pair::Harmless(separator.end);
    }
    Pair::Credential(
        quote + 1..lexer.skip(quote + 1, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'=')),
    )
}
