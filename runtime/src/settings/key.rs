//! The key of pseudonyms, from a variable or a file.

use super::InitError;
use super::lookup::{Lookup, set};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A key's bytes, and where they came from.
pub(super) type KeyMaterial = (&'static str, Zeroizing<Vec<u8>>);

/// The maximum length of a key file, in bytes.
const LONGEST: u64 = 4096;

/// Returns the key's bytes and the variable that set it.
pub(super) fn hash_key(lookup: Lookup<'_>) -> Result<Option<KeyMaterial>, InitError> {
    let file = set(lookup, "LOG_HASH_KEY_FILE").map(PathBuf::from);
    let key = set(lookup, "LOG_HASH_KEY").map(|key| Zeroizing::new(key.into_encoded_bytes()));
    match (key, file) {
        (None, None) => Ok(None),
        (Some(key), None) => Ok(Some(("`LOG_HASH_KEY`", key))),
        (None, Some(path)) => match read(&path) {
            Ok(key) => Ok(Some(("`LOG_HASH_KEY_FILE`", key))),
            Err(reason) => Err(InitError::File { path, reason }),
        },
        (Some(_), Some(_)) => {
            let (first, second) = ("`LOG_HASH_KEY`", "`LOG_HASH_KEY_FILE`");
            Err(InitError::Contradiction { first, second, reason: "set only one of them" })
        }
    }
}

fn read(path: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    // A pipe would block until somebody writes to it, a device may never end.
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut key = Zeroizing::new(Vec::with_capacity(LONGEST as usize + 1));
    File::open(path)?.take(LONGEST + 1).read_to_end(&mut key)?;
    if key.len() as u64 > LONGEST {
        return Err(io::Error::other(format!("longer than {LONGEST} bytes, so it is not a key")));
    }
    Ok(key)
}

/// Returns the mode of a key file that every user of the system can read.
#[cfg(unix)]
pub(super) fn open_mode(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o777;
    (mode & 0o007 != 0).then_some(mode)
}

#[cfg(not(unix))]
pub(super) fn open_mode(_: &Path) -> Option<u32> {
    None
}
