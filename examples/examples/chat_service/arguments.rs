//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

/// What the process is to do.
#[derive(Clone, Debug)]
pub(crate) enum Mode {
    /// Drive the service once through real clients, then stop.
    Demonstration,
    /// Serve on this address until SIGTERM.
    Serve(SocketAddr),
    /// Write what the index needs into this folder.
    Export(PathBuf),
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ArgumentError {
    #[error("unknown argument `{0}`; allowed: nothing, `--serve ADDRESS:PORT`, or `--export FOLDER`")]
    Unknown(String),
    #[error("`--serve` needs an address such as `127.0.0.1:8080`")]
    AddressMissing,
    #[error("`{0}` is not an address such as `127.0.0.1:8080`")]
    AddressMalformed(String),
    #[error("`--export` needs a folder")]
    FolderMissing,
}

pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Mode, ArgumentError> {
    let mode = match arguments.next().as_deref() {
        None => Mode::Demonstration,
        Some("--serve") => {
            let address = arguments.next().ok_or(ArgumentError::AddressMissing)?;
            Mode::Serve(address.parse().map_err(|_| ArgumentError::AddressMalformed(address))?)
        }
        Some("--export") => Mode::Export(arguments.next().ok_or(ArgumentError::FolderMissing)?.into()),
        Some(other) => return Err(ArgumentError::Unknown(other.to_owned())),
    };
    match arguments.next() {
        None => Ok(mode),
        Some(extra) => Err(ArgumentError::Unknown(extra)),
    }
}
