//! Waits between two reads of the file, on systems without SIGHUP.

use std::io;
use std::thread::sleep;
use std::time::Duration;

pub(super) struct HangupSignal(Duration);

impl HangupSignal {
    pub(super) fn new(period: Duration) -> io::Result<Self> {
        Ok(Self(period))
    }

    pub(super) fn wait(&mut self) -> bool {
        sleep(self.0);
        false
    }
}
