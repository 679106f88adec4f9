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

/// Scrubs a part of a query of credentials. The scrub decodes percent encoding, but not the `+` of forms: a credential behind
/// one replaces the whole text.
fn scrubbed(text: &str) -> Cow<'_, str> {
    let plain = scrub(text);
    if plain.contains('+') && matches!(scrub(&plain.replace('+', " ")), Cow::Owned(_)) {
        REDACTED.into()
    } else {
        plain
    }
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.[]%".contains(&byte)
}

#[cfg(test)]
mod tests;
