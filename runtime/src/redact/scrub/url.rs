//! User info, fragments and query values of URLs, also of relative ones (`GET /login?token=…`), and credentials in
//! forms.
//!
//! Query values are redacted unless their key is on a short list. The keys of tokens, names and search words cannot be
//! listed (`code`, `state`, `q`, `sig`), and the path and the keys are enough to find a fault.

use super::Findings;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Query keys whose values are kept if they are a number or a word.
const HARMLESS_KEYS: &[&str] = &[
    "api-version",
    "count",
    "dir",
    "format",
    "lang",
    "limit",
    "locale",
    "offset",
    "order",
    "page",
    "page_size",
    "pageSize",
    "per_page",
    "size",
    "sort",
    "v",
    "version",
];

const MAX_HARMLESS_BYTES: usize = 16;

/// Finds user info, query values and fragment of every URL with a scheme.
pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    let mut authorities = Authorities::new(text);
    let mut from = 0;
    let mut url_end = 0;
    while let Some(start) = text[from..].find("://").map(|offset| from + offset + 3) {
        from = start;
        if let Some(at) = authorities.user_info_end(start) {
            if &text[start..at] != "git" {
                findings.add_user_info(start..at);
            }
            from = at;
        }
        // A URL inside another one is part of its path, query or fragment.
        if start >= url_end {
            url_end = end_of_url(text, from, |_| false);
            find_in_url(text, from..url_end, findings);
        }
    }
}

/// Finds the queries of relative URLs, and again those of absolute ones, for a URL inside another one.
pub(super) fn find_queries(text: &str, findings: &mut Findings<'_>) {
    let mut from = 0;
    while let Some(start) = text[from..].find('?').map(|offset| from + offset + 1) {
        from = start;
        let key = text[start..].find(|c: char| !(c.is_ascii_alphanumeric() || "_-.[]%".contains(c))).unwrap_or(0);
        if key > 0 && text[start + key..].starts_with('=') {
            from = end_of_url(text, start, |byte| byte == b'#');
            find_values(text, start..from, findings);
        }
    }
}

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    let item = r#"[\w.%\[\]-]+=[^\s&"'<>\\]*"#;
    Regex::new(&format!("{item}(?:&{item})+")).expect("a fixed pattern")
});

/// Keys whose values are a credential in a form but not elsewhere: `code=404`.
const FORM_CREDENTIALS: &[&str] =
    &["assertion", "code", "nonce", "pin", "RelayState", "SAMLResponse", "state", "ticket"];

/// Finds credentials in form bodies: `grant_type=authorization_code&code=…`.
pub(super) fn find_forms(text: &str, findings: &mut Findings<'_>) {
    for item in FORM.find_iter(text).flat_map(|form| items(text, form.range())) {
        let Some((key, value)) = text[item.clone()].split_once('=') else { continue };
        if FORM_CREDENTIALS.contains(&key) {
            findings.add(item.end - value.len()..item.end);
        }
    }
}

/// Finds query values and fragment after the authority of one URL.
fn find_in_url(text: &str, url: Range<usize>, findings: &mut Findings<'_>) {
    let fragment = text[url.clone()].find('#').map_or(url.end, |offset| url.start + offset);
    findings.add((fragment + 1).min(url.end)..url.end);
    if let Some(question_mark) = text[url.start..fragment].find('?') {
        let query = url.start + question_mark + 1..fragment;
        find_values(text, query.clone(), findings);
        for item in items(text, query).filter(|item| !text[item.clone()].contains('=')) {
            // `?wsdl` is a flag, `?k3jf93kd02jf` a token.
            let is_word = item.len() <= MAX_HARMLESS_BYTES && text[item.clone()].chars().all(char::is_alphabetic);
            if !is_word {
                findings.add(item);
            }
        }
    }
}

fn find_values(text: &str, query: Range<usize>, findings: &mut Findings<'_>) {
    for item in items(text, query) {
        let Some((key, value)) = text[item.clone()].split_once('=') else { continue };
        if !(HARMLESS_KEYS.contains(&key) && is_number_or_word(value)) {
            findings.add(item.end - value.len()..item.end);
        }
    }
}

fn items(text: &str, query: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = query.start;
    text[query].split('&').map(move |item| {
        let range = start..start + item.len();
        start = range.end + 1;
        range
    })
}

fn is_number_or_word(value: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"._,-".contains(&byte);
    value.len() <= MAX_HARMLESS_BYTES && value.bytes().all(is_part)
}

/// Returns the end of a URL, or of a part of it, in prose, in quotes, in brackets or at the end of a sentence.
fn end_of_url(text: &str, start: usize, ends_part: fn(u8) -> bool) -> usize {
    let rest = &text.as_bytes()[start..];
    let ends = |index: &usize| {
        let byte = rest[*index];
        is_border(byte) || ends_part(byte) || closes(byte, rest.get(index + 1))
    };
    let end = (0..rest.len()).find(ends).unwrap_or(rest.len());
    start + text[start..start + end].trim_end_matches(['.', ',', ';', ':', '!', '?']).len()
}

/// Whether this byte closes a quote or bracket around the URL.
fn closes(byte: u8, next: Option<&u8>) -> bool {
    let goes_on = |signs: &[u8]| next.is_some_and(|next| next.is_ascii_alphanumeric() || signs.contains(next));
    match byte {
        b')' | b'}' | b'\'' => !goes_on(b""),
        // `]` also ends an IPv6 host and the `[REDACTED]` of an earlier scrub.
        b']' => !goes_on(b":/?&=#@"),
        b'\\' => true,
        _ => false,
    }
}

/// Whether a byte ends every URL. Non-ASCII characters never do: people write them unencoded, and non-ASCII spaces are
/// rare.
fn is_border(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, b'"' | b'<' | b'>' | b'`' | 0x7f)
}

/// Finds the user info of successive URLs.
struct Authorities<'a> {
    text: &'a str,
    at: Next<'a>,
    border: Next<'a>,
}

impl<'a> Authorities<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: Next::new(text.as_bytes(), |byte| byte == b'@'),
            border: Next::new(text.as_bytes(), is_border),
        }
    }

    /// Returns the index of the `@` after the user info of the URL whose `://` ends at `start`.
    fn user_info_end(&mut self, start: usize) -> Option<usize> {
        let at = self.at.from(start);
        let border = self.border.from(start);
        if at >= border {
            return None;
        }
        let authority = self.text[start..at].split(['/', '?', '#']).next().unwrap_or_default();
        if start + authority.len() < at && !holds_password(&self.text[..start], authority) {
            return None;
        }
        // The last `@` before the path, because a password may contain `@`.
        let host = self.text[at..border].split(['/', '?', '#']).next().unwrap_or_default();
        let last_at = at + host.rfind('@').unwrap_or(0);
        (last_at > start).then_some(last_at)
    }
}

/// Whether the text before the first `/` is the start of user info with a `/` in its password, and not a host. Only
/// then an `@` after the `/` ends user info; otherwise it is part of the path (`https://host:8080/@user`).
fn holds_password(url_start: &str, authority: &str) -> bool {
    let Some((_user, password)) = authority.split_once(':') else { return false };
    let is_port = password.bytes().all(|byte| byte.is_ascii_digit());
    let is_http = url_start.ends_with("http://") || url_start.ends_with("https://");
    let is_host = authority.starts_with('[') || password.is_empty() || (is_port && is_http);
    !is_host
}

/// The next byte of one kind, searched once for all positions before it, so that many URLs cost no more than one.
struct Next<'a> {
    bytes: &'a [u8],
    is_wanted: fn(u8) -> bool,
    known: Option<usize>,
}

impl<'a> Next<'a> {
    fn new(bytes: &'a [u8], is_wanted: fn(u8) -> bool) -> Self {
        Self { bytes, is_wanted, known: None }
    }

    /// Returns the index of the first such byte at or after `start`, else the length of the text.
    fn from(&mut self, start: usize) -> usize {
        match self.known {
            Some(index) if index >= start => index,
            _ => {
                let found = self.bytes[start..].iter().position(|byte| (self.is_wanted)(*byte));
                *self.known.insert(found.map_or(self.bytes.len(), |offset| start + offset))
            }
        }
    }
}

#[cfg(test)]
mod tests;
