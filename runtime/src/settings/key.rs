//! The key of pseudonyms, from a variable or a file.

use super::InitError;
use super::lookup::{Lookup, set};
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A key's bytes, and where they came from.
pub(super) struct KeyMaterial {
    /// The variable or method that set the key.
    pub(super) origin: &'static str,
    pub(super) bytes: Zeroizing<Vec<u8>>,
    /// The mode of its file, if every user of the system can read it.
    pub(super) open_mode: Option<u32>,
}

impl KeyMaterial {
    pub(super) fn new(origin: &'static str, bytes: Zeroizing<Vec<u8>>) -> Self {
        Self { origin, bytes, open_mode: None }
    }
}

/// The maximum length of a key file, in bytes.
const LONGEST: u64 = 4096;

/// Returns the key's bytes and the variable that set it.
pub(super) fn hash_key(lookup: Lookup<'_>) -> Result<Option<KeyMaterial>, InitError> {
    let file = set(lookup, "LOG_HASH_KEY_FILE").map(PathBuf::from);
    let key = set(lookup, "LOG_HASH_KEY").map(|key| Zeroizing::new(key.into_encoded_bytes()));
    match (key, file) {
        (None, None) => Ok(None),
        (Some(key), None) => Ok(Some(KeyMaterial::new("`LOG_HASH_KEY`", key))),
        (None, Some(path)) => read(&path).map(Some).map_err(|reason| InitError::File { path, reason }),
        (Some(_), Some(_)) => {
            let (first, second) = ("`LOG_HASH_KEY`", "`LOG_HASH_KEY_FILE`");
            Err(InitError::Contradiction { first, second, reason: "set only one of them" })
        }
    }
}

fn read(path: &Path) -> io::Result<KeyMaterial> {
    // A pipe would block until somebody writes to it, a device may never end.
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut key = Zeroizing::new(Vec::with_capacity(LONGEST as usize + 1));
    File::open(path)?.take(LONGEST + 1).read_to_end(&mut key)?;
    if key.len() as u64 > LONGEST {
        return Err(io::Error::other(format!("longer than {LONGEST} bytes, so it is not a key")));
    }
    Ok(KeyMaterial { open_mode: open_mode(&metadata), ..KeyMaterial::new("`LOG_HASH_KEY_FILE`", key) })
}

#[cfg(unix)]
fn open_mode(metadata: &Metadata) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = metadata.permissions().mode() & 0o777;
    (mode & 0o007 != 0).then_some(mode)
}

#[cfg(not(unix))]
fn open_mode(_: &Metadata) -> Option<u32> {
    None
}
