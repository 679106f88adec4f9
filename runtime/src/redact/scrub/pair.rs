//! Values after denied names: `k=v`, `k: v`, `"k":"v"`, `k=%22v%22`, `--k v`, `<k>v</k>`, `K("v")`, `("k", v)`, and HTTP
//! headers.

use super::Findings;
use super::key::{is_key_byte, key_len};
use super::value::{self, Extent};
use crate::redact::credential_words::is_denied_key;
use std::ops::Range;

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(index) = bytes[from..].iter().position(|byte| b"=:%>-(,".contains(byte)).map(|offset| from + offset)
    {
        from = index + 1;
        let extent = match bytes[index] {
            b'-' if is_denied_flag(text, from) => value::after_flag(text, from + key_len(&bytes[from..])),
            b'-' => continue,
            _ => match Separator::at(bytes, index) {
                Some(separator) if !findings.is_user_info(index) => match separator.denied_key(text) {
                    Some(key) => separator.value(text, key),
                    None => continue,
                },
                Some(separator) => {
                    from = separator.end;
                    continue;
                }
                None => {
                    from += usize::from(bytes[index..].starts_with(b"::"));
                    continue;
                }
            },
        };
        if let Some(Extent { span, resume }) = extent {
            from = from.max(resume);
            findings.add(span);
        }
    }
}

/// Whether any separator follows a denied name, or any option has one.
pub(super) fn has_denied_key(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(index, byte)| match byte {
        b'-' => is_denied_flag(text, index + 1),
        b'=' | b':' | b'%' | b'>' | b'(' | b',' => {
            Separator::at(bytes, index).is_some_and(|separator| separator.denied_key(text).is_some())
        }
        _ => false,
    })
}

/// Whether the name at `start`, between `--` and a space, is a denied name of a command-line option.
fn is_denied_flag(text: &str, start: usize) -> bool {
    let bytes = text.as_bytes();
    let Some(before) = bytes[..start].strip_suffix(b"--") else { return false };
    // An option does not start inside a word; searching there repeatedly would make `--a--a--a` slow.
    if before.last().is_some_and(|byte| is_key_byte(*byte)) || !bytes.get(start).is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    let end = start + key_len(&bytes[start..]);
    matches!(bytes.get(end), Some(b' ' | b'\t')) && is_denied_key(&text[start..end])
}

/// A separator between a name and its value.
struct Separator {
    start: usize,
    end: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Equals,
    Colon,
    /// The end of an XML start tag.
    Tag,
    /// Between the two elements of a tuple, or after an option in a list of arguments.
    Comma,
}

impl Separator {
    fn at(bytes: &[u8], start: usize) -> Option<Self> {
        let (len, kind) = match &bytes[start..] {
            [b'=', rest @ ..] => {
                let more = rest.iter().take(2).take_while(|byte| matches!(byte, b'=' | b'>' | b'~')).count();
                (1 + more, Kind::Equals)
            }
            [b':', b':', ..] | [b':', b'/', b'/', ..] => return None,
            [b':', b'=', ..] => (2, Kind::Equals),
            // The second colon of a Rust path.
            [b':', ..] if bytes[..start].ends_with(b":") => return None,
            [b':', ..] => (1, Kind::Colon),
            [b'%', b'3', b'd' | b'D', ..] => (3, Kind::Equals),
            [b'%', b'3', b'a' | b'A', rest @ ..] if !starts_encoded_slash(rest) => (3, Kind::Equals),
            [b'>', ..] => (1, Kind::Tag),
            // `Debug` of a tuple struct.
            [b'(', b'"', ..] | [b'(', b'\\', ..] => (1, Kind::Equals),
            [b',', ..] if matches!(bytes[..start].last(), Some(b'"' | b'\'')) => (1, Kind::Comma),
            _ => return None,
        };
        Some(Self { start, end: start + len, kind })
    }

    fn denied_key(&self, text: &str) -> Option<Range<usize>> {
        let key = key_before(text.as_bytes(), self.start)?;
        let before = &text[..key.start];
        let in_place = match self.kind {
            Kind::Tag => before.ends_with('<'),
            Kind::Comma => {
                text[key.start..].starts_with("--")
                    || before.trim_end_matches(['"', '\'', '\\']).trim_end().ends_with('(')
            }
            _ => true,
        };
        (in_place && is_denied_key(&text[key.clone()])).then_some(key)
    }

    fn value(&self, text: &str, key: Range<usize>) -> Option<Extent> {
        if self.kind == Kind::Tag {
            return value::in_element(text, self.end);
        }
        let name = text[key.clone()].to_ascii_lowercase();
        let is_cookie = ["cookie", "cookie2", "cookies"].iter().any(|word| name.ends_with(word));
        // A quoted name is a key in JSON or a map.
        let is_header = !matches!(text.as_bytes()[key.end], b'"' | b'\'' | b'`' | b'\\');
        match self.kind {
            Kind::Colon if is_header && (is_cookie || name.ends_with("authorization")) => {
                value::of_header(text, key.start, self.end)
            }
            Kind::Equals if is_cookie => value::of_cookies(text, self.end),
            _ => value::of_pair(text, self.end),
        }
    }
}

/// Returns the name before a separator, without the spaces, quotes and brackets around it.
///
/// A name contains no separator, so scanning all names of a text is linear in its length.
fn key_before(bytes: &[u8], separator: usize) -> Option<Range<usize>> {
    let mut end = separator;
    loop {
        end = match &bytes[..end] {
            [before @ .., b']'] => without_index(before).len(),
            [before @ .., b' ' | b'\t' | b'"' | b'\'' | b'`' | b'\\' | b'*'] => before.len(),
            // Percent-encoded `"`, `'`, space and `]`.
            [before @ .., b'%', b'2', b'2' | b'7' | b'0'] | [before @ .., b'%', b'5', b'd' | b'D'] => before.len(),
            _ => break,
        };
    }
    let mut start = start_of_word(bytes, end);
    start += match &bytes[..start] {
        [.., b'%'] => 2,
        // `\nCookie` in `Debug` or JSON output.
        [.., b'\\'] if matches!(bytes[start], b'n' | b'r' | b't') => 1,
        _ => 0,
    };
    if start >= end {
        return None;
    }
    // Two words in prose: `API key: …`, `session id = …`.
    if bytes[..start].ends_with(b" ") && SECOND_WORDS.iter().any(|word| bytes[start..end].eq_ignore_ascii_case(word)) {
        start = start_of_word(bytes, start - 1);
    }
    Some(start..end)
}

/// Words that denote a credential only together with the preceding word.
const SECOND_WORDS: &[&[u8]] = &[b"code", b"id", b"key", b"keys", b"number", b"phrase"];

fn start_of_word(bytes: &[u8], end: usize) -> usize {
    end - bytes[..end].iter().rev().take_while(|byte| is_key_byte(**byte)).count()
}

/// Removes `[0` from `password[0`.
fn without_index(bytes: &[u8]) -> &[u8] {
    let digits = bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    bytes[..bytes.len() - digits].strip_suffix(b"[").unwrap_or(bytes)
}

fn starts_encoded_slash(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', b'2', b'f' | b'F', ..])
}

#[cfg(test)]
mod tests;
