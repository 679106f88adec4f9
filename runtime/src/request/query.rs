//! The parts of a request's path and query that may be shown.

use crate::redact::{MASK, REDACTED, is_denied_key, scrub};
use crate::text::clip;
use std::borrow::Cow;

/// Longer queries and paths lose their end: the index accepts terms of 1024 characters (ECS, `ignore_above`).
pub(super) const LONGEST: usize = 1024;
const LONGEST_NAME: usize = 64;

/// Masks the values of a query. A value stays if its name is allowed and does not sound like a credential.
///
/// An item without `=` is a value without a name. It stays only if it is allowed as a name.
pub(super) fn masked(query: &str, shown: &[String]) -> String {
    let mut masked = String::with_capacity(query.len().min(LONGEST));
    for item in query.split(['&', ';']) {
        if masked.len() >= LONGEST {
            break;
        }
        if !masked.is_empty() {
            masked.push('&');
        }
        let (name, value) = match item.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (item, None),
        };
        let is_shown = shown.iter().any(|known| known == name) && !is_denied_key(name);
        let is_name = name.len() <= LONGEST_NAME && name.bytes().all(is_name_byte);
        match value {
            Some(_) if !is_name => masked.push_str(MASK),
            Some(_) => masked.push_str(&scrubbed(name)),
            None if is_shown => masked.push_str(name),
            None if name.is_empty() => {}
            None => masked.push_str(MASK),
        }
        if let Some(value) = value {
            masked.push('=');
            masked.push_str(&if is_shown { scrubbed(value) } else { MASK.into() });
        }
    }
    let end = clip(&masked, LONGEST).len();
    masked.truncate(end);
    masked
}

/// Scrubs a path of credentials.
pub(super) fn scrubbed_path(path: &str) -> Cow<'_, str> {
    let path = scrub(path);
    if !path.contains('%') {
        return path;
    }
    path.split('/').map(scrubbed).collect::<Vec<_>>().join("/").into()
}

/// Scrubs a text of credentials. A credential that is recognizable only after decoding replaces the whole text.
fn scrubbed(text: &str) -> Cow<'_, str> {
    let plain = scrub(text);
    let is_encoded_credential = match (&plain, decoded(&plain)) {
        // Nothing is encoded, so the text is already scrubbed.
        (Cow::Borrowed(_), Cow::Borrowed(_)) => false,
        (_, decoded) => matches!(scrub(&decoded), Cow::Owned(_)),
    };
    if is_encoded_credential { REDACTED.into() } else { plain }
}

/// Decodes percent encoding, and the `+` of forms to spaces.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '+']) {
        return text.into();
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        bytes.push(match (first, after) {
            (b'%', [high, low, after @ ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                rest = after;
                (digit(*high).unwrap_or_default() << 4 | digit(*low).unwrap_or_default()) as u8
            }
            (b'+', _) => b' ',
            _ => *first,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.[]%".contains(&byte)
}

#[cfg(test)]
mod tests;
