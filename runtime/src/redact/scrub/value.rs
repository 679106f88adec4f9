//! The extent of the value after the name of a credential.

use super::block;
use super::keys::Certainty;
use super::lexer::{FAR, Lexer, is_line_break, is_quote, is_space};
use super::quote::{self, Quote, group_end, opens_group};
use super::words::{self, Look};
use crate::redact::mask::REDACTED;
use std::ops::Range;

/// What was found after a name.
pub(super) enum Value {
    /// A credential.
    Found(Range<usize>),
    /// A word about the credential, or another name. The search goes on there.
    None,
}

/// Schemes followed by one token. Those with parameters (Digest, AWS4-HMAC-SHA256) extend to the end of the line.
pub(super) const SCHEMES: &[&str] = &["apikey", "basic", "bearer", "dpop", "negotiate", "ntlm", "ssws", "token"];

/// The part of a value that shows whether it looks like a credential.
const NEAR: usize = 40;

/// How a value follows its name.
#[derive(Clone, Copy)]
pub(super) struct Position {
    pub(super) start: usize,
    /// Whether a space stands beside the separator, as in prose.
    pub(super) is_loose: bool,
    pub(super) certainty: Certainty,
}

/// The value of `key=` and `key: `.
pub(super) fn of_pair(lexer: Lexer<'_>, position: Position) -> Value {
    let mut start = lexer.blanks(position.start);
    if let Some(lines) = block::indented(lexer, start) {
        return Value::Found(lines);
    }
    if is_line_break(lexer.at(start)) {
        // The value may stand on the next line, unless that line is a pair itself and this value is empty.
        start = lexer.space(start);
        if starts_pair(lexer, start) && Quote::at(lexer, start).is_none() {
            return Value::None;
        }
    }
    if lexer.at(start) == b'!' && lexer.at(start + 1).is_ascii_alphabetic() {
        // A tag of YAML.
        let tag = lexer.blanks(lexer.peek(start, |byte| !is_space(byte)));
        if let Some(lines) = block::indented(lexer, tag) {
            return Value::Found(lines);
        }
        start = tag;
    }
    if lexer.has(start, b"string(") {
        // PHP's dump.
        start = lexer.blanks(lexer.peek(start + 7, |byte| byte != b')') + 1);
    }
    at(lexer, Position { start, ..position })
}

/// The value that begins at the position.
pub(super) fn at(lexer: Lexer<'_>, position: Position) -> Value {
    let start = position.start;
    if is_placeholder(lexer, start) || start >= lexer.len() {
        return Value::None;
    }
    if let Some((open, quote)) = string_at(lexer, start) {
        return quoted(lexer, open, quote, position.certainty);
    }
    if opens_group(lexer.at(start)) {
        return group(lexer, start, position.certainty);
    }
    if position.certainty == Certainty::Everyday {
        return everyday(lexer, start);
    }
    bare(lexer, position)
}

/// Whether an earlier scrub replaced the value.
pub(super) fn is_redacted(lexer: Lexer<'_>, start: usize) -> bool {
    lexer.has(start, REDACTED.as_bytes())
}

/// Whether the value stands for another one: `[REDACTED]`, `${NAME}`, `{{ .Values.name }}`, `<none>`, `****`.
fn is_placeholder(lexer: Lexer<'_>, start: usize) -> bool {
    let end_of = |from: usize, is_part: fn(u8) -> bool| lexer.skip_within(from, from + FAR, is_part);
    match (lexer.at(start), lexer.at(start + 1)) {
        (b'[', _) => is_redacted(lexer, start),
        (b'$', b'{') => {
            let end = end_of(start + 2, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'));
            lexer.at(end) == b'}' && !lexer.at(end + 1).is_ascii_alphanumeric()
        }
        (b'{', b'{') => lexer.has(end_of(start + 2, |byte| !matches!(byte, b'"' | b'}')), b"}}"),
        (b'<', _) => ["<none>", "<nil>", "<null>", "<unset>", "<empty>", "<hidden>", "<redacted>"]
            .iter()
            .any(|word| lexer.has(start, word.as_bytes())),
        (b'*', b'*') => {
            let end = end_of(start, |byte| byte == b'*');
            end > start + 2 && (is_space(lexer.at(end)) || lexer.at(end) == 0 || is_quote(lexer.at(end)))
        }
        _ => false,
    }
}

/// The quote of a string literal, behind its prefix: `b"…"`, `r#"…"#`, `N'…'`.
fn string_at(lexer: Lexer<'_>, start: usize) -> Option<(usize, Quote)> {
    let prefix = lexer.skip_within(start, start + 2, |byte| {
        matches!(byte, b'b' | b'r' | b'u' | b'@' | b'$' | b'f' | b'N' | b'E' | b'e')
    });
    let hashes = lexer.skip_within(prefix, prefix + 3, |byte| byte == b'#');
    Some((hashes, Quote::at(lexer, hashes)?))
}

fn quoted(lexer: Lexer<'_>, open: usize, quote: Quote, certainty: Certainty) -> Value {
    if certainty == Certainty::Everyday {
        // Looked at first, since it may turn out to be none.
        let content = open + quote.backslashes + 1;
        let end = quote.end_within(lexer, content, content + FAR).unwrap_or(content + FAR);
        let value = lexer.slice(content..end.min(lexer.len()));
        return if looks_secret(value) { Value::Found(quote::content(lexer, open, quote)) } else { Value::None };
    }
    if is_placeholder(lexer, open + quote.backslashes + 1) {
        return Value::None;
    }
    let content = quote::content(lexer, open, quote);
    // A sign that a parser reports: "unexpected token: `}`".
    let is_sign = content.len() <= 3 && !lexer.slice(content.clone()).iter().any(u8::is_ascii_alphanumeric);
    if is_sign || words::is_about(lexer, content.clone()) {
        return Value::None;
    }
    Value::Found(content)
}

/// A value in brackets: a list, an object, or the content of `Some(…)`.
fn group(lexer: Lexer<'_>, start: usize, certainty: Certainty) -> Value {
    let inside = lexer.space(start + 1);
    if matches!(lexer.at(inside), b')' | b']' | b'}') || certainty == Certainty::Everyday {
        return Value::None;
    }
    Value::Found(start..group_end(lexer, start))
}

/// A value under an everyday name, which is a credential if it looks like one.
fn everyday(lexer: Lexer<'_>, start: usize) -> Value {
    let end = lexer.skip_within(start, start + NEAR, |byte| !ends_everyday(byte));
    let value = lexer.slice(start..end);
    if !value.iter().any(u8::is_ascii_digit) || !looks_secret(value) {
        return Value::None;
    }
    Value::Found(start..lexer.skip(start, |byte| !ends_everyday(byte)))
}

fn ends_everyday(byte: u8) -> bool {
    is_space(byte)
        || matches!(
            byte,
            b',' | b';' | b'&' | b'|' | b'"' | b'\'' | b'`' | b'<' | b'>' | b')' | b']' | b'}' | b'\\' | b'{' | b'['
        )
}

fn looks_secret(value: &[u8]) -> bool {
    // The credential of `user:password`.
    let value = match value.iter().position(|byte| matches!(byte, b':' | b'/')) {
        Some(colon) if colon > 0 && colon < 32 && value[..colon].iter().all(u8::is_ascii_alphanumeric) => {
            &value[colon + 1..]
        }
        _ => value,
    };
    let look = Look::of(value);
    let scrambled = look.is_scrambled() || look.is_random();
    scrambled
        && words::is_candidate(value)
        && !look.is_hex_id()
        && look.len >= 6
        && !(look.len < 12 && look.upper == 0 && look.others > 0)
}

/// An unquoted value, which ends at a space, a quote or a separator.
fn bare(lexer: Lexer<'_>, position: Position) -> Value {
    let start = position.start;
    if is_state(lexer, position) {
        return Value::None;
    }
    let mut end = start;
    // After the name of a type or variant, a bracket or quote opens the value itself: `Some("…")`.
    let mut is_name = true;
    while end < lexer.len() {
        let byte = lexer.at(end);
        match byte {
            b'(' | b'[' | b'{' if is_name => {
                end = group_end(lexer, end);
                is_name = false;
                continue;
            }
            b'"' | b'\'' | b'`' => break,
            b'\\' => {
                let mark = lexer.skip(end, |byte| byte == b'\\');
                // The end of a line in a text that was escaped: the next header is not a part of the value.
                let is_line_end =
                    lexer.has(mark - 1, b"\\r\\n") || lexer.at(mark) == b'n' && starts_pair(lexer, mark + 1);
                if is_quote(lexer.at(mark)) || is_line_end {
                    break;
                }
                // A blank that libpq's escape makes a part of the value.
                end = mark + usize::from(lexer.at(mark) == b' ');
            }
            _ if ends_bare(lexer, end) => break,
            _ => end += 1,
        }
        super::lexer::steps::add(1);
        is_name = is_name && (byte.is_ascii_alphanumeric() || b"_:<>$".contains(&byte));
    }
    if is_name && end > start && lexer.has(end, b" {") {
        end = group_end(lexer, end + 1);
    } else if lexer.at(end) == b' ' && lexer.is(start..end, SCHEMES) && !is_space(lexer.at(end + 1)) {
        return after_scheme(lexer, end + 1);
    }
    if end == start { Value::None } else { Value::Found(start..end) }
}

/// The token after the name of its scheme.
pub(super) fn after_scheme(lexer: Lexer<'_>, start: usize) -> Value {
    // The parameters of a challenge: `Basic realm="…"`.
    if is_placeholder(lexer, start) || starts_pair(lexer, start) {
        return Value::None;
    }
    if let Some((open, quote)) = string_at(lexer, start) {
        return quoted(lexer, open, quote, Certainty::Password);
    }
    let mut end = start;
    while end < lexer.len() && !ends_bare(lexer, end) && !is_quote(lexer.at(end)) && lexer.at(end) != b'\\' {
        end += 1;
    }
    if end == start { Value::None } else { Value::Found(start..end) }
}

/// Whether an unquoted value tells the state of the credential, or is something else that needs no redaction.
fn is_state(lexer: Lexer<'_>, position: Position) -> bool {
    let start = position.start;
    let mut end = start;
    while end < start + FAR && !ends_bare(lexer, end) && !is_quote(lexer.at(end)) && !opens_group(lexer.at(end)) {
        end += 1;
    }
    let value = start..end;
    if end == start || end - start >= FAR || opens_group(lexer.at(end)) && !is_identity(lexer, start) {
        return false;
    }
    if words::is_about(lexer, value.clone())
        || (position.is_loose && starts_pair(lexer, start))
        || is_identity(lexer, start)
    {
        return true;
    }
    let bytes = lexer.slice(value.clone());
    let look = Look::of(bytes);
    let is_count = look.is_number() && look.len < 3 && position.certainty == Certainty::Sure;
    if !position.is_loose || !look.is_word() {
        return position.is_loose && is_count;
    }
    let word = bytes.strip_suffix(b".").or_else(|| bytes.strip_suffix(b":")).unwrap_or(bytes);
    let is_word = word.iter().all(|byte| byte.is_ascii_alphabetic() || b"-_/:.".contains(byte));
    is_word && (position.certainty != Certainty::Password || words::is_event(lexer, start..start + word.len()))
}

/// `Token{78af589 …}`, `Token@1b2c3d`: the name of a Java object, not its content.
fn is_identity(lexer: Lexer<'_>, start: usize) -> bool {
    let name = lexer.peek(start, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'$' | b'_'));
    let hash = lexer.peek(name + 1, |byte| byte.is_ascii_hexdigit());
    let digits = hash - name - 1.min(hash - name);
    let is_hash = (4..=8).contains(&digits) && lexer.slice(name + 1..hash).iter().any(u8::is_ascii_digit);
    let ends = is_space(lexer.at(hash)) || matches!(lexer.at(hash), b'}' | b',' | b')' | b']') || hash >= lexer.len();
    name > start && lexer.at(start).is_ascii_uppercase() && matches!(lexer.at(name), b'{' | b'@') && is_hash && ends
}

fn ends_bare(lexer: Lexer<'_>, at: usize) -> bool {
    let next = lexer.at(at + 1);
    match lexer.at(at) {
        b'<' => next == b'/',
        b')' | b']' | b'}' => !next.is_ascii_alphanumeric(),
        // Part of a password, unless a new item begins after it.
        b',' | b';' | b'&' => {
            is_space(next) || next == 0 || b"\"'`\\)]}{".contains(&next) || starts_pair(lexer, at + 1)
        }
        byte => is_space(byte),
    }
}

/// Whether a name and a separator follow.
pub(super) fn starts_pair(lexer: Lexer<'_>, start: usize) -> bool {
    let end = lexer.peek(start, super::lexer::is_name);
    let separator = lexer.at(end);
    let is_empty = |next: u8| matches!(next, b'=' | b'/' | 0) || separator == b'=' && is_space(next);
    end > start
        && (lexer.at(start).is_ascii_alphabetic() || lexer.at(start) == b'_')
        && (separator == b'[' || (matches!(separator, b'=' | b':') && !is_empty(lexer.at(end + 1))))
        && !Look::of(lexer.slice(start..end)).is_scrambled()
}

/// The text of an element, up to the next tag.
pub(super) fn in_element(lexer: Lexer<'_>, start: usize) -> Value {
    const CDATA: &[u8] = b"<![CDATA[";
    let blank = lexer.space(start);
    if is_redacted(lexer, blank) {
        return Value::None;
    }
    let content = if lexer.has(blank, CDATA) {
        let mut end = blank + CDATA.len();
        while end < lexer.len() && !lexer.has(end, b"]]>") {
            end += 1;
        }
        blank + CDATA.len()..end
    } else {
        let end = lexer.skip(blank, |byte| byte != b'<');
        blank..end
    };
    if content.is_empty() { Value::None } else { Value::Found(content) }
}
