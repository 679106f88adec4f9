//! The bound of what is worked on.

/// Longer than the longest line that settings allow, 16 MiB, by a margin for the credentials that are replaced in it.
const LONGEST: usize = 17 << 20;

/// How far back a cut looks for a place between two words.
const MARGIN: usize = 4096;

/// The part of a text that a line may show. It ends between two words, or, in a text without spaces, far enough ahead of
/// the bound.
pub(super) fn shown(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let bytes = text.as_bytes();
    let space = (LONGEST - MARGIN..LONGEST).rev().find(|at| bytes[*at].is_ascii_whitespace());
    let mut end = space.unwrap_or(LONGEST - MARGIN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
