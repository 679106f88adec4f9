//! Waits between two reads of the file: for the period, or until a SIGHUP.

use signal_hook::consts::SIGHUP;
use signal_hook::low_level::pipe;
use std::io::{self, ErrorKind, Read as _};
use std::os::unix::net::UnixStream;
use std::thread::sleep;
use std::time::Duration;

pub(super) struct HangupSignal {
    receiver: UnixStream,
    period: Duration,
}

impl HangupSignal {
    pub(super) fn new(period: Duration) -> io::Result<Self> {
        let (receiver, sender) = UnixStream::pair()?;
        receiver.set_read_timeout(Some(period))?;
        pipe::register(SIGHUP, sender)?;
        Ok(Self { receiver, period })
    }

    /// Returns whether a SIGHUP ended the wait; several at once count as one.
    pub(super) fn wait(&mut self) -> bool {
        use ErrorKind::{Interrupted, TimedOut, WouldBlock};
        match self.receiver.read(&mut [0; 64]) {
            Ok(read) => read > 0,
            // If this thread handled the signal itself, the next read finds it in the pipe.
            Err(error) if matches!(error.kind(), WouldBlock | TimedOut | Interrupted) => false,
            Err(_) => {
                sleep(self.period);
                false
            }
        }
    }
}
