//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

/// The task of the process.
#[derive(Clone, Debug)]
pub(crate) enum Mode {
    /// Run the service.
    Run(Run),
    /// Write the exported files into this directory.
    Export(PathBuf),
    /// Show the changes of the log schema since this lock file.
    LockDiff(PathBuf),
}

/// How the service runs.
#[derive(Clone, Debug)]
pub(crate) enum Run {
    /// Run once, driven by real clients.
    Demonstration,
    /// On this address until SIGTERM.
    Serve(SocketAddr),
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ArgumentError {
    #[error(
        "unknown argument `{0}`: expected `--serve ADDRESS:PORT`, `--export DIRECTORY`, `--lock-diff FILE` or no argument"
    )]
    Unknown(String),
    #[error("missing value of `--serve`: expected an address such as `127.0.0.1:8080`")]
    AddressMissing,
    #[error("invalid address `{0}`: expected one such as `127.0.0.1:8080`")]
    AddressMalformed(String),
    #[error("missing value of `--export`: expected a directory")]
    FolderMissing,
    #[error("missing value of `--lock-diff`: expected a lock file, such as that of another commit")]
    FileMissing,
}

pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Mode, ArgumentError> {
    let mode = match arguments.next().as_deref() {
        None => Mode::Run(Run::Demonstration),
        Some("--serve") => {
            let address = arguments.next().ok_or(ArgumentError::AddressMissing)?;
            Mode::Run(Run::Serve(address.parse().map_err(|_| ArgumentError::AddressMalformed(address))?))
        }
        Some("--export") => Mode::Export(arguments.next().ok_or(ArgumentError::FolderMissing)?.into()),
        Some("--lock-diff") => Mode::LockDiff(arguments.next().ok_or(ArgumentError::FileMissing)?.into()),
        Some(other) => return Err(ArgumentError::Unknown(other.to_owned())),
    };
    match arguments.next() {
        None => Ok(mode),
        Some(extra) => Err(ArgumentError::Unknown(extra)),
    }
}
