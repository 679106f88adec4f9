//! Parts of texts.

/// The longest start of a text, on a character boundary, of at most `len` bytes.
pub(crate) fn clip(text: &str, len: usize) -> &str {
    let mut end = len.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// `views` of `my_chat::views`.
pub(crate) fn last_segment(module: &str) -> &str {
    module.rsplit("::").next().unwrap_or(module)
}
