//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

/// The task of the process.
#[derive(Clone, Debug)]
pub(crate) enum Mode {
    /// Run the service.
    Run(Run),
    /// Write the configuration of the index into this folder.
    Export(PathBuf),
    /// Show the changes of the log schema since this lock file.
    LockDiff(PathBuf),
}

/// How the service runs.
#[derive(Clone, Debug)]
pub(crate) enum Run {
    /// Exercised once by real clients.
    Demonstration,
    /// On this address until SIGTERM.
    Serve(SocketAddr),
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ArgumentError {
    #[error(
        "unknown argument `{0}`; allowed: nothing, `--serve ADDRESS:PORT`, `--export FOLDER`, or `--lock-diff FILE`"
    )]
    Unknown(String),
    #[error("`--serve` needs an address such as `127.0.0.1:8080`")]
    AddressMissing,
    #[error("`{0}` is not an address such as `127.0.0.1:8080`")]
    AddressMalformed(String),
    #[error("`--export` needs a folder")]
    FolderMissing,
    #[error("`--lock-diff` needs a lock file, such as that of another commit")]
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
