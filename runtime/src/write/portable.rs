//! Stdout, stderr and files on systems without file descriptors, through `Write` like any other destination.

use super::Refused;
use super::stream::Stream;
use std::fs::File;
use std::io::{self, Write};

pub(super) struct Descriptor(Stream);

impl Descriptor {
    pub(super) fn stdout() -> Self {
        Self::new(io::stdout())
    }

    pub(super) fn stderr() -> Self {
        Self::new(io::stderr())
    }

    pub(super) fn file(file: File) -> Self {
        Self::new(file)
    }

    fn new(writer: impl Write + Send + 'static) -> Self {
        Self(Stream::new(Box::new(writer)))
    }

    pub(super) fn write(&self, line: &[u8]) -> Result<(), Refused> {
        self.0.write(line)
    }
}
