//! The extent of the value after a denied name.

use super::key::key_len;
use std::ops::Range;

/// The span to redact, and where the search for the next name resumes.
pub(super) struct Extent {
    pub(super) span: Range<usize>,
    pub(super) resume: usize,
}

impl Extent {
    fn new(span: Range<usize>) -> Option<Self> {
        let resume = span.end;
        (!span.is_empty()).then_some(Self { span, resume })
    }
}

/// Words about a credential that are not credentials; kept where they are the whole value (`token: expired`).
const PROSE: &[&str] = &[
    "cannot",
    "denied",
    "empty",
    "expected",
    "expired",
    "failed",
    "false",
    "found",
    "has",
    "incorrect",
    "invalid",
    "is",
    "mismatch",
    "missing",
    "must",
    "nil",
    "none",
    "not",
    "null",
    "ok",
    "required",
    "too",
    "true",
    "undefined",
    "unknown",
    "unset",
    "valid",
    "was",
    "wrong",
];

/// Schemes followed by one token. Those with parameters (Digest, AWS4-HMAC-SHA256) extend to the end of the line.
const SCHEMES: &[&str] = &["apikey", "basic", "bearer", "negotiate", "ntlm", "token"];

/// The value of `key=` and `key: `.
pub(super) fn of_pair(text: &str, from: usize) -> Option<Extent> {
    let bytes = text.as_bytes();
    let start = skip_blanks(bytes, from);
    if !matches!(bytes.get(start), Some(b'\r' | b'\n')) {
        return quoted_or_bare(text, start);
    }
    // The value may stand on the next line, unless that line is a pair itself and this value is empty.
    let start = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    quoted_or_bare(text, start).filter(|_| !starts_pair(&bytes[start..]) || quote_at(bytes, start).is_some())
}

/// The value of `--key value`.
pub(super) fn after_flag(text: &str, from: usize) -> Option<Extent> {
    let start = skip_blanks(text.as_bytes(), from);
    // Another option follows, so this one has no value.
    if text[start..].starts_with('-') { None } else { quoted_or_bare(text, start) }
}

/// The text between an XML start tag and the next tag.
pub(super) fn in_element(text: &str, from: usize) -> Option<Extent> {
    let end = text[from..].find('<').map_or(text.len(), |offset| from + offset);
    Extent::new(from..end).filter(|_| !text[from..end].trim().is_empty())
}

/// The value of `Cookie=`, which includes all cookies that follow.
pub(super) fn of_cookies(text: &str, from: usize) -> Option<Extent> {
    let bytes = text.as_bytes();
    let mut extent = of_pair(text, from)?;
    while bytes[extent.span.end..].starts_with(b"; ") {
        let next = bare(text, extent.span.end + 2);
        extent.span.end = next.span.end;
        extent.resume = next.resume;
    }
    Some(extent)
}

/// The value of `Authorization:` and `Cookie:`, to the end of the line or of the string that contains the header.
pub(super) fn of_header(text: &str, key_start: usize, from: usize) -> Option<Extent> {
    let bytes = text.as_bytes();
    let mut start = skip_blanks(bytes, from);
    // A folded header (RFC 9112, section 5.2) or a value on its own line. A line without leading space is another
    // header.
    let next_line = start + bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    if next_line > start {
        start = skip_blanks(bytes, next_line);
        if start == next_line {
            return None;
        }
    }
    if quote_at(bytes, start).is_some() || starts_group(bytes, start) {
        return quoted_or_bare(text, start);
    }
    let word_end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let word = &text[start..word_end];
    let blank_follows = matches!(bytes.get(word_end), Some(b' ' | b'\t'));
    if is_prose(word) && (blank_follows || word_end == bytes.len()) {
        return None;
    }
    if blank_follows && SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(word)) {
        return quoted_or_bare(text, skip_blanks(bytes, word_end));
    }
    Extent::new(start..header_end(bytes, start, quote_before(bytes, key_start)))
}

fn quoted_or_bare(text: &str, start: usize) -> Option<Extent> {
    let bytes = text.as_bytes();
    if let Some(quote) = quote_at(bytes, start) {
        return quoted(bytes, start, quote);
    }
    let extent = bare(text, start);
    let value = &text[extent.span.clone()];
    (!value.is_empty() && !is_prose(value.trim_end_matches(['.', '!', ',', ':']))).then_some(extent)
}

fn is_prose(value: &str) -> bool {
    PROSE.iter().any(|word| word.eq_ignore_ascii_case(value))
}

/// An unquoted value, which ends at a space, a quote or a separator.
fn bare(text: &str, start: usize) -> Extent {
    let bytes = text.as_bytes();
    let mut end = start;
    // After the name of a type or variant, a bracket or quote opens the value itself: `Some("…")`, `b"…"`.
    let mut is_name = true;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'(' | b'[' | b'{' if is_name => {
                end = group_end(bytes, end);
                is_name = false;
                continue;
            }
            b'"' | b'\'' | b'`' | b'\\' => match quote_at(bytes, end) {
                Some(quote) if is_name && (1..=2).contains(&(end - start)) => {
                    return quoted(bytes, end, quote).unwrap_or(Extent { span: start..end, resume: end });
                }
                Some(_) => break,
                None => end += backslashes_at(bytes, end),
            },
            _ if ends_bare(&bytes[end..]) => break,
            _ => end += 1,
        }
        is_name = is_name && (byte.is_ascii_alphanumeric() || b"_:<>$".contains(&byte));
    }
    if is_name && end > start && bytes[end..].starts_with(b" {") {
        end = group_end(bytes, end + 1);
    }
    // `password: Cookie: …`: the colon separates the next name from its value.
    let ends_in_separator = end > start && matches!(bytes[end - 1], b':' | b'=');
    Extent { span: start..end, resume: end - usize::from(ends_in_separator) }
}

fn ends_bare(rest: &[u8]) -> bool {
    let next = rest.get(1).copied();
    match rest[0] {
        b'<' => next == Some(b'/'),
        b')' | b']' | b'}' => !next.is_some_and(|next| next.is_ascii_alphanumeric()),
        // Part of a password, unless a new item begins after it.
        b',' | b';' | b'&' => {
            next.is_none_or(|next| next.is_ascii_whitespace() || b"\"'`\\)]}{".contains(&next))
                || starts_pair(&rest[1..])
        }
        byte => byte.is_ascii_whitespace() || byte.is_ascii_control(),
    }
}

/// Whether the bytes start with a name and a separator.
fn starts_pair(bytes: &[u8]) -> bool {
    let name = key_len(bytes);
    name > 0 && matches!(bytes.get(name), Some(b'=' | b':' | b'['))
}

fn starts_group(bytes: &[u8], start: usize) -> bool {
    matches!(bytes.get(start), Some(b'(' | b'[' | b'{'))
}

fn skip_blanks(bytes: &[u8], from: usize) -> usize {
    from + bytes[from..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

/// Returns the end of the line, also if `Debug` or JSON escaped it, or of the string that contains the header.
fn header_end(bytes: &[u8], start: usize, enclosing: Option<Quote>) -> usize {
    let mut backslashes = 0;
    for (index, byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b'\r' | b'\n' => return index,
            b'r' | b'n' if backslashes > 0 => return index - backslashes,
            b'\\' => backslashes += 1,
            _ => {
                if let Some(quote) = enclosing.filter(|quote| quote.is_closed_by(*byte, backslashes)) {
                    return index - quote.backslashes;
                }
                backslashes = 0;
            }
        }
    }
    bytes.len()
}

/// A quotation mark and the number of backslashes before it: `\"` is a quote in a JSON text inside a JSON string.
#[derive(Clone, Copy)]
struct Quote {
    mark: u8,
    backslashes: usize,
}

impl Quote {
    /// A quote at depth `d` of nested strings has `2^d - 1` backslashes. Every backslash that the content escapes adds
    /// `2^(d+1)`, and a quote that the content escapes has twice as many plus one.
    fn is_closed_by(self, byte: u8, backslashes: usize) -> bool {
        byte == self.mark && backslashes % (2 * (self.backslashes + 1)) == self.backslashes
    }
}

/// The quote that opens at `start`.
fn quote_at(bytes: &[u8], start: usize) -> Option<Quote> {
    let backslashes = backslashes_at(bytes, start);
    let mark = *bytes.get(start + backslashes)?;
    matches!(mark, b'"' | b'\'' | b'`').then_some(Quote { mark, backslashes })
}

fn backslashes_at(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().take_while(|byte| **byte == b'\\').count()
}

/// The quote right before a name, which encloses the whole header: `curl -H 'Cookie: …'`.
fn quote_before(bytes: &[u8], key_start: usize) -> Option<Quote> {
    let (mark, before) = bytes[..key_start].split_last()?;
    let backslashes = before.iter().rev().take_while(|byte| **byte == b'\\').count();
    matches!(mark, b'"' | b'\'' | b'`').then_some(Quote { mark: *mark, backslashes })
}

fn quoted(bytes: &[u8], start: usize, quote: Quote) -> Option<Extent> {
    let content = start + quote.backslashes + 1;
    let mut end = quoted_end(bytes, content, quote);
    // SQL and CSV escape a quote by doubling it.
    let is_doubled = |closing: &usize| {
        quote.backslashes == 0 && *closing > content && bytes[closing + 1..].starts_with(&[quote.mark])
    };
    while let Some(closing) = end.filter(is_doubled) {
        end = quoted_end(bytes, closing + 2, quote);
    }
    // A quote that is never closed means a truncated text, all of which may be the secret.
    Extent::new(content..end.unwrap_or(bytes.len()))
}

/// Returns where the closing quote begins, including its backslashes.
fn quoted_end(bytes: &[u8], content: usize, quote: Quote) -> Option<usize> {
    let mut backslashes = 0;
    for (index, byte) in bytes.iter().enumerate().skip(content) {
        if quote.is_closed_by(*byte, backslashes) {
            return Some(index - quote.backslashes);
        }
        backslashes = if *byte == b'\\' { backslashes + 1 } else { 0 };
    }
    None
}

/// Returns the index after the bracket that closes the one at `open`, else the length of the text.
fn group_end(bytes: &[u8], open: usize) -> usize {
    let mut depth = 0_usize;
    let mut index = open;
    while let Some(byte) = bytes.get(index) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth -= 1;
                if depth == 0 {
                    return index + 1;
                }
            }
            // Brackets in strings don't count.
            b'"' | b'\\' => {
                let opening = index + backslashes_at(bytes, index);
                index = match quote_at(bytes, index).filter(|quote| quote.mark == b'"') {
                    Some(quote) => match quoted_end(bytes, opening + 1, quote) {
                        Some(end) => end + quote.backslashes,
                        None => return bytes.len(),
                    },
                    None => opening - 1,
                };
            }
            _ => {}
        }
        index += 1;
    }
    bytes.len()
}
