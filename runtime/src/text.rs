//! Parts of texts, and hexadecimal digits.

/// Returns the longest prefix of at most `len` bytes that ends on a character boundary.
pub(crate) fn clip(text: &str, len: usize) -> &str {
    let mut end = len.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Returns the key, followed by a number if it is taken, so that two keys with equal sanitized forms stay apart. The result has
/// at most `longest` bytes.
pub(crate) fn unique_key(key: &str, longest: usize, taken: &dyn Fn(&str) -> bool) -> String {
    if !taken(key) {
        return key.to_owned();
    }
    let numbered = |number: usize| {
        let number = format!("_{number}");
        format!("{}{number}", clip(key, longest - number.len()))
    };
    // Of all numbers, one is free.
    (2..).map(numbered).find(|key| !taken(key)).unwrap_or_else(|| key.to_owned())
}

/// Returns `views` for `my_chat::views`.
pub(crate) fn last_segment(module: &str) -> &str {
    module.rsplit("::").next().unwrap_or(module)
}

/// Returns the hexadecimal digit of the lowest four bits.
#[inline]
pub(crate) const fn hex_digit(bits: u8) -> u8 {
    b"0123456789abcdef"[(bits & 15) as usize]
}

/// Writes two hexadecimal digits for each byte.
#[inline]
pub(crate) fn write_hex(digits: &mut [u8], bytes: &[u8]) {
    for (pair, byte) in digits.chunks_exact_mut(2).zip(bytes) {
        pair[0] = hex_digit(byte >> 4);
        pair[1] = hex_digit(*byte);
    }
}
