//! The bound of what is worked on: more than a line can show is never written, so it need not be scrubbed.

use std::sync::atomic::{AtomicUsize, Ordering};

/// The longest text that is scrubbed as a whole. Before `init()`, a text of the longest line that settings allow fits.
static LONGEST: AtomicUsize = AtomicUsize::new(MOST_OF_A_LINE * (16 << 20));

/// How much of the text of one line is scrubbed. Replacing credentials shortens a text, so more than a line's length is.
const MOST_OF_A_LINE: usize = 4;

/// How far back a cut looks for a place between two words.
const MARGIN: usize = 4096;

/// Bounds the texts of lines that have at most this many bytes.
pub(crate) fn bound_texts(longest_line: usize) {
    LONGEST.store(longest_line.saturating_mul(MOST_OF_A_LINE).max(2 * MARGIN), Ordering::Relaxed);
}

/// The part of a text that a line may show.
pub(super) fn shown(text: &str) -> &str {
    let longest = LONGEST.load(Ordering::Relaxed);
    if text.len() <= longest { text } else { cut(text, longest) }
}

/// Cuts between two words, so that no credential loses the end by which it is recognized. In a text without spaces, the
/// last part of what is left is dropped as well.
pub(super) fn cut(text: &str, longest: usize) -> &str {
    let bytes = text.as_bytes();
    let space = (longest - MARGIN..longest).rev().find(|at| bytes[*at].is_ascii_whitespace());
    let mut end = space.unwrap_or(longest - MARGIN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
