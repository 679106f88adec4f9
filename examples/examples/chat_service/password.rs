//! Password storage.
//!
//! A salted SHA-256 keeps the example small. It is too fast for passwords in production: use Argon2 there.

use chat_log::{Secret, chat_log};
use serde::{Deserialize, Deserializer};
use sha2::{Digest, Sha256};

#[derive(Clone, Debug)]
pub(crate) struct StoredPassword {
    pub(crate) salt: Vec<u8>,
    pub(crate) digest: Vec<u8>,
}

impl StoredPassword {
    pub(crate) fn new(password: &Secret<String>) -> Result<Self, getrandom::Error> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt)?;
        Ok(Self { salt: salt.to_vec(), digest: digest(&salt, password) })
    }

    pub(crate) fn matches(&self, password: &Secret<String>) -> bool {
        let matches = digest(&self.salt, password) == self.digest;
        chat_log!(debug, "password checked");
        matches
    }
}

fn digest(salt: &[u8], password: &Secret<String>) -> Vec<u8> {
    Sha256::new().chain_update(salt).chain_update(password.expose_secret()).finalize().to_vec()
}

/// For `#[serde(deserialize_with)]`: wraps a password in a secret as soon as it is parsed.
pub(crate) fn secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Secret<String>, D::Error> {
    String::deserialize(deserializer).map(Secret::new)
}
