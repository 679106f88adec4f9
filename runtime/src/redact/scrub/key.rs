//! The names in front of values, as far as bytes tell.

pub(super) fn is_key_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// The length of the name that `bytes` begin with.
pub(super) fn key_len(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !is_key_byte(*byte)).unwrap_or(bytes.len())
}
