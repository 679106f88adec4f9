//! The bytes of the names in front of values.

pub(super) fn is_key_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// Returns the length of the name at the start of `bytes`.
pub(super) fn key_len(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !is_key_byte(*byte)).unwrap_or(bytes.len())
}
