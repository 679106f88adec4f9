//! Fixed texts that replace values, and the mask of `pii = "mask"`.

use std::fmt;

/// Replaces a value, or a part of a text, that is not written at all.
pub(crate) const REDACTED: &str = "[REDACTED]";

/// Replaces the hidden part of a masked value. It is constant, so it does not reveal the length.
pub(crate) const MASK: &str = "****";

/// Writes the mask, then the last `keep_last` characters of a value that has at least `2 * keep_last + 4` characters.
///
/// So more than half of a value stays hidden, and at least four characters. Of a shorter value, nothing but the mask is
/// written.
pub(crate) fn mask(out: &mut impl fmt::Write, value: &str, keep_last: usize) -> fmt::Result {
    out.write_str(MASK)?;
    out.write_str(visible_tail(value, keep_last))
}

fn visible_tail(value: &str, keep_last: usize) -> &str {
    let chars_needed = keep_last.saturating_mul(2).saturating_add(4);
    // A character has at least one byte: the length check also keeps `nth` from iterating towards an absurd
    // `keep_last`.
    if keep_last == 0 || value.len() < chars_needed || value.chars().nth(chars_needed - 1).is_none() {
        return "";
    }
    value.char_indices().nth_back(keep_last - 1).map_or("", |(start, _)| &value[start..])
}

#[cfg(test)]
mod tests;
