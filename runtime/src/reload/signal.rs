//! What ends the wait for the next look at the file: the period, or a SIGHUP.

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

    /// True for a SIGHUP; several at once are one.
    pub(super) fn wait(&mut self) -> bool {
        use ErrorKind::{Interrupted, TimedOut, WouldBlock};
        match self.receiver.read(&mut [0; 64]) {
            Ok(read) => read > 0,
            // A signal that this thread handles itself is in the pipe when it looks again.
            Err(error) if matches!(error.kind(), WouldBlock | TimedOut | Interrupted) => false,
            Err(_) => {
                sleep(self.period);
                false
            }
        }
    }
}
