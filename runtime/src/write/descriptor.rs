//! Writes lines by `write(2)`, without a buffer: when the call returns, the line is in the pipe or file.

use super::Refused;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fd::{AsFd, BorrowedFd};
use rustix::fs::{FileType, fstat};
use rustix::io::Errno;
use std::fs::File;
use std::sync::{PoisonError, RwLock};

/// The number of bytes that a pipe accepts atomically, whoever else writes to it (POSIX `PIPE_BUF`; 4096 on Linux,
/// never less than 512).
const PIPE_BUF: usize = if cfg!(target_os = "linux") { 4096 } else { 512 };

pub(super) struct Descriptor {
    target: Handle,
    sharing: Sharing,
    /// Shared by short lines, exclusive for a long line.
    turn: RwLock<()>,
}

enum Handle {
    Stdout,
    Stderr,
    File(File),
}

/// How lines of several threads are kept whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sharing {
    /// The kernel keeps each `write` whole: a file, or a device that accepts everything.
    Free,
    /// The kernel keeps short writes whole.
    Pipe,
    /// The kernel guarantees nothing: a socket, a terminal.
    Exclusive,
}

impl Descriptor {
    pub(super) fn stdout() -> Self {
        Self::new(Handle::Stdout)
    }

    pub(super) fn stderr() -> Self {
        Self::new(Handle::Stderr)
    }

    pub(super) fn file(file: File) -> Self {
        Self::new(Handle::File(file))
    }

    fn new(target: Handle) -> Self {
        let sharing = Sharing::of(target.as_fd());
        Self { target, sharing, turn: RwLock::new(()) }
    }

    #[inline]
    pub(super) fn write(&self, line: &[u8]) -> Result<(), Refused> {
        match self.sharing {
            Sharing::Free => self.write_all(line),
            Sharing::Pipe if line.len() <= PIPE_BUF => {
                let _shared = self.turn.read().unwrap_or_else(PoisonError::into_inner);
                self.write_all(line)
            }
            Sharing::Pipe | Sharing::Exclusive => {
                let _alone = self.turn.write().unwrap_or_else(PoisonError::into_inner);
                self.write_all(line)
            }
        }
    }

    #[inline]
    fn write_all(&self, line: &[u8]) -> Result<(), Refused> {
        let fd = self.target.as_fd();
        match rustix::io::write(fd, line) {
            Ok(written) if written == line.len() => Ok(()),
            Ok(written) => write_rest(fd, line.get(written..).unwrap_or_default(), true),
            Err(Errno::INTR | Errno::AGAIN) => write_rest(fd, line, false),
            Err(_) => Err(Refused { begun: false }),
        }
    }
}

/// Writes the rest of a line after an interruption, a partial write, or a full pipe in non-blocking mode.
#[cold]
fn write_rest(fd: BorrowedFd<'_>, mut rest: &[u8], mut begun: bool) -> Result<(), Refused> {
    while !rest.is_empty() {
        match rustix::io::write(fd, rest) {
            Ok(0) => return Err(Refused { begun }),
            Ok(written) => {
                begun = true;
                rest = rest.get(written..).unwrap_or_default();
            }
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_for_room(fd),
            Err(_) => return Err(Refused { begun }),
        }
    }
    Ok(())
}

fn wait_for_room(fd: BorrowedFd<'_>) {
    // Whatever the result is, the next write finds out.
    let _ = poll(&mut [PollFd::from_borrowed_fd(fd, PollFlags::OUT)], None);
}

impl Handle {
    #[inline]
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Stdout => rustix::stdio::stdout(),
            Self::Stderr => rustix::stdio::stderr(),
            Self::File(file) => file.as_fd(),
        }
    }
}

impl Sharing {
    fn of(fd: BorrowedFd<'_>) -> Self {
        let Ok(status) = fstat(fd) else { return Self::Exclusive };
        match FileType::from_raw_mode(status.st_mode) {
            FileType::RegularFile => Self::Free,
            FileType::Fifo => Self::Pipe,
            FileType::CharacterDevice if !rustix::termios::isatty(fd) => Self::Free,
            _ => Self::Exclusive,
        }
    }
}
