//! The id of a request: the value of its header if it is harmless, or else a generated one.

use crate::redact::scrub;
use crate::text::write_hex;
use http::HeaderValue;
use std::borrow::Cow;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Long enough for UUIDs and the ids of common proxies and clouds.
const LONGEST: usize = 128;

/// Returns the id that a client or proxy sent if it is safe to log: letters, digits and `-_.=`, the first a letter or a digit,
/// at most 128 bytes, and not recognizable as a credential. So it is not a path, a formula or a pair of user and password.
pub(super) fn accepted(value: &HeaderValue) -> Option<&str> {
    let id = value.to_str().ok()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.=".contains(&byte);
    let is_harmless =
        id.len() <= LONGEST && id.starts_with(|first: char| first.is_ascii_alphanumeric()) && id.bytes().all(is_plain);
    (is_harmless && matches!(scrub(id), Cow::Borrowed(_))).then_some(id)
}

/// Returns a unique id of 32 digits: two keyed hashes of a counter, with keys that `std` takes from the system's randomness.
/// It is not 128 random bits, so it is not a secret.
pub(super) fn generated() -> HeaderValue {
    static KEYS: LazyLock<[RandomState; 2]> = LazyLock::new(Default::default);
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let mut digits = [0; 32];
    for (half, key) in digits.chunks_exact_mut(16).zip(&*KEYS) {
        write_hex(half, &key.hash_one(count).to_be_bytes());
    }
    // Digits are always a valid header value.
    HeaderValue::from_bytes(&digits).unwrap_or_else(|_| HeaderValue::from_static("-"))
}

#[cfg(test)]
mod tests;
