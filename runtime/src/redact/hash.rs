//! Pseudonyms: the keyed hash behind `pii = "hash"`.
//!
//! A pseudonym is `<key id>:<32 lower-case hex digits>`, e.g. `k7a056ad1:ed3d97c4053e72bb343489b859933cbf`.
//! An operator who holds the key finds the lines of a known person by computing the pseudonym again:
//!
//! ```python
//! import hashlib, hmac
//! mac = lambda key, data: hmac.new(key, data, hashlib.sha256).hexdigest()
//! key_id = "k" + mac(key, b"chat_log key id")[:8]
//! pseudonym = key_id + ":" + mac(key, scope + b"\0" + value)[:32]
//! ```
//!
//! - `key`: the key material, without the byte order mark and the blanks around it.
//! - `scope`: the field, `email` or `peer.email` for a leaf of an object; or `domain:` and the declared domain. A field has
//!   no colon in its name, so equal values in two fields link only if both declare the same domain. The service is not
//!   part of the input: services that share key and schema link on purpose. A scope contains no zero byte, so the boundary
//!   between scope and value is unambiguous.
//! - `value`: text as given, in UTF-8; numbers as decimal text; everything else as the text the line would hold.
//! - The key id distinguishes the lines of two keys during a rotation. It comes from the same MAC over an input without
//!   a zero byte, so it cannot equal a value's pseudonym and reveals no more about the key than a pseudonym does.
//!
//! 128 bits are kept (RFC 2104, section 5: at least half of the hash): a collision is expected after 2^64 values.

use crate::text::write_hex;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt::{self, Write as _};
use zeroize::Zeroizing;

/// The minimum length of the key material: a shorter key can be found by trial, and with it the values.
pub(crate) const MIN_KEY_BYTES: usize = 16;

/// The minimum number of different bytes: sixteen random decimal digits have at least five in 9,999 of 10,000 cases.
pub(crate) const MIN_DIFFERENT_BYTES: usize = 5;

const KEY_ID_INPUT: &[u8] = b"chat_log key id";
const KEY_ID_HASH_BYTES: usize = 4;
const KEY_ID_CHARS: usize = 1 + 2 * KEY_ID_HASH_BYTES;
const HASH_BYTES: usize = 16;
const PSEUDONYM_CHARS: usize = KEY_ID_CHARS + 1 + 2 * HASH_BYTES;

/// Why a hash key can't be used. The error reveals the key's length only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HashKeyError {
    /// The key is so short that an attacker could find it by trial, and with it the values behind the pseudonyms.
    #[error("the key has {bytes} bytes, expected at least {MIN_KEY_BYTES}")]
    TooShort {
        /// The length of the key.
        bytes: usize,
    },
    /// The key repeats so few different bytes that an attacker could find it by trial.
    #[error(
        "the key has {different} different bytes, expected at least {MIN_DIFFERENT_BYTES}: create one with `openssl rand -hex 32`"
    )]
    TooSimple {
        /// The number of different bytes.
        different: usize,
    },
}

/// The key of this process's pseudonyms, as HMAC state: the key schedule is computed once and copied for each value.
///
/// The state is wiped on drop (`zeroize` features of `hmac` and `sha2`), and so is the key material.
pub(crate) struct HashKeys {
    keyed: Hmac<Sha256>,
    key_id: [u8; KEY_ID_CHARS],
}

impl HashKeys {
    /// Takes ownership of the key material and wipes it before returning.
    ///
    /// The same secret is the same key wherever it comes from: editors, manifests and `kubectl create secret --from-file` add
    /// byte order marks, blanks and line ends, which are not part of it.
    pub(crate) fn new(material: impl Into<Zeroizing<Vec<u8>>>) -> Result<Self, HashKeyError> {
        let given = material.into();
        let material = given.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&given).trim_ascii();
        if material.len() < MIN_KEY_BYTES {
            return Err(HashKeyError::TooShort { bytes: material.len() });
        }
        let different = (0..=u8::MAX).filter(|byte| material.contains(byte)).count();
        if different < MIN_DIFFERENT_BYTES {
            return Err(HashKeyError::TooSimple { different });
        }
        let keyed = Hmac::<Sha256>::new_from_slice(material).expect("HMAC takes keys of any length");
        let mut key_id = [b'k'; KEY_ID_CHARS];
        let id_hash = keyed.clone().chain_update(KEY_ID_INPUT).finalize().into_bytes();
        write_hex(&mut key_id[1..], &id_hash[..KEY_ID_HASH_BYTES]);
        Ok(Self { keyed, key_id })
    }

    /// Starts the pseudonym of a value that is written in parts, so that `write!(hash, "{number}")` needs no buffer.
    pub(crate) fn start(&self, scope: &dyn fmt::Display) -> PendingHash {
        let mut hash = PendingHash { mac: self.keyed.clone(), key_id: self.key_id };
        // Writing into a hash cannot fail.
        let _ = write!(hash, "{scope}");
        hash.update(&[0]);
        hash
    }
}

/// The scope of the fields that declare a domain.
pub(crate) struct Domain<'d>(pub(crate) &'d str);

impl fmt::Display for Domain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "domain:{}", self.0)
    }
}

/// Computes the pseudonyms of `pii = "hash"` outside of log calls, to find the lines of a known person.
///
/// ```
/// let pseudonyms = chat_log::Pseudonyms::new("0123456789abcdef")?;
/// let ada = pseudonyms.of_field("email", "ada@example.com");
/// assert_eq!(ada, "k7a056ad1:ed3d97c4053e72bb343489b859933cbf");
/// // The leaf of an object, and a field with `domain = "person"`:
/// assert_ne!(pseudonyms.of_field("peer.email", "ada@example.com"), ada);
/// assert_ne!(pseudonyms.of_domain("person", "ada@example.com"), ada);
/// # Ok::<(), chat_log::HashKeyError>(())
/// ```
///
/// The start of a pseudonym identifies its key. After a change of the key, search for the pseudonyms of both keys. How to
/// compute them in other languages is in `docs/pseudonyms.md` of the repository.
#[derive(Debug)]
pub struct Pseudonyms(HashKeys);

impl Pseudonyms {
    /// Takes the key of `LOG_HASH_KEY`.
    ///
    /// # Errors
    /// If the key is too short or too simple.
    pub fn new(key: impl Into<Vec<u8>>) -> Result<Self, HashKeyError> {
        HashKeys::new(key.into()).map(Self)
    }

    /// Returns the pseudonym of a value in a field without a `domain`. The path of a leaf has dots: `peer.email`.
    ///
    /// The value is the text that a line would have without the class: numbers in decimal digits, times in RFC 3339.
    #[must_use]
    pub fn of_field(&self, path: &str, value: &str) -> String {
        self.of_scope(&path, value)
    }

    /// Returns the pseudonym of a value in the fields that declare this `domain`.
    #[must_use]
    pub fn of_domain(&self, domain: &str, value: &str) -> String {
        self.of_scope(&Domain(domain), value)
    }

    fn of_scope(&self, scope: &dyn fmt::Display, value: &str) -> String {
        let mut hash = self.0.start(scope);
        hash.update(value.as_bytes());
        hash.finish().to_string()
    }
}

impl fmt::Debug for HashKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HashKeys([REDACTED])")
    }
}

/// A pseudonym whose value is still being written.
pub(crate) struct PendingHash {
    mac: Hmac<Sha256>,
    key_id: [u8; KEY_ID_CHARS],
}

impl PendingHash {
    /// Adds the next bytes of the value. The division into parts does not affect the result.
    pub(crate) fn update(&mut self, part: &[u8]) {
        self.mac.update(part);
    }

    pub(crate) fn finish(self) -> Pseudonym {
        let hash = self.mac.finalize().into_bytes();
        let mut text = [b':'; PSEUDONYM_CHARS];
        text[..KEY_ID_CHARS].copy_from_slice(&self.key_id);
        write_hex(&mut text[KEY_ID_CHARS + 1..], &hash[..HASH_BYTES]);
        Pseudonym(text)
    }
}

impl fmt::Write for PendingHash {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.update(part.as_bytes());
        Ok(())
    }
}

impl fmt::Debug for PendingHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PendingHash([REDACTED])")
    }
}

/// The finished text, on the stack. Lines contain it, so `Debug` and `Display` show it too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pseudonym([u8; PSEUDONYM_CHARS]);

impl std::ops::Deref for Pseudonym {
    type Target = str;

    fn deref(&self) -> &str {
        // All bytes are ASCII. If that ever changed, an empty text would reveal nothing.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

#[cfg(test)]
mod tests;
