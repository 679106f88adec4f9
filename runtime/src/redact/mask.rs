//! Fixed texts that stand where a value was, and the mask of `pii = "mask"`.

use std::fmt;

/// Stands for a value, or for a part of a text, that is not written at all.
pub(crate) const REDACTED: &str = "[REDACTED]";

/// Stands for the hidden part of a masked value; always the same, so it shows no length.
pub(crate) const MASK: &str = "****";

/// Writes the mask, then the value's last `keep_last` characters if the value is long enough to show them.
///
/// Long enough is at least `2 * keep_last + 4` characters: more than half of the value stays hidden, and never less
/// than four characters. A shorter value shows nothing, and looks like a masked value without `keep_last`.
pub(crate) fn mask(out: &mut impl fmt::Write, value: &str, keep_last: usize) -> fmt::Result {
    out.write_str(MASK)?;
    out.write_str(visible_tail(value, keep_last))
}

fn visible_tail(value: &str, keep_last: usize) -> &str {
    let chars_needed = keep_last.saturating_mul(2).saturating_add(4);
    // A character has at least one byte: the cheap test also keeps `nth` from walking towards an absurd `keep_last`.
    if keep_last == 0 || value.len() < chars_needed || value.chars().nth(chars_needed - 1).is_none() {
        return "";
    }
    value.char_indices().nth_back(keep_last - 1).map_or("", |(start, _)| &value[start..])
}

#[cfg(test)]
mod tests;
