//! Writes lines to the outputs. A writer receives bytes, never a record.

#[cfg_attr(not(unix), path = "portable.rs")]
mod descriptor;
mod stream;

use crate::statistics;
use descriptor::Descriptor;
use std::any::Any;
use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use stream::Stream;

/// The destination of one output's lines.
pub(crate) struct Writer {
    target: Backend,
    /// Whether the last line may be incomplete.
    torn: AtomicBool,
    /// The number of lines lost since the last one that was written.
    refused: AtomicU64,
}

enum Backend {
    Descriptor(Descriptor),
    Stream(Stream),
}

/// The result of writing a line.
pub(crate) enum WriteOutcome {
    /// The line is written; the `lost_before` lines before it were not.
    Written { lost_before: u64 },
    /// Refused.
    Lost,
}

impl Writer {
    pub(crate) fn stdout() -> Self {
        Self::new(Backend::Descriptor(Descriptor::stdout()))
    }

    pub(crate) fn stderr() -> Self {
        Self::new(Backend::Descriptor(Descriptor::stderr()))
    }

    pub(crate) fn file(file: File) -> Self {
        Self::new(Backend::Descriptor(Descriptor::file(file)))
    }

    /// Writes to a `File`, `Stdout` or `Stderr` directly, and to anything else as a stream.
    pub(crate) fn from_any<W: io::Write + Send + 'static>(writer: W) -> Self {
        let mut writer = Some(writer);
        let any: &mut dyn Any = &mut writer;
        if any.is::<Option<io::Stdout>>() {
            return Self::stdout();
        }
        if any.is::<Option<io::Stderr>>() {
            return Self::stderr();
        }
        if let Some(file) = any.downcast_mut::<Option<File>>().and_then(Option::take) {
            return Self::file(file);
        }
        let writer: Box<dyn io::Write + Send> = match writer {
            Some(writer) => Box::new(writer),
            None => Box::new(io::sink()),
        };
        Self::stream(writer)
    }

    fn stream(writer: Box<dyn io::Write + Send>) -> Self {
        Self::new(Backend::Stream(Stream::new(writer)))
    }

    fn new(target: Backend) -> Self {
        Self { target, torn: AtomicBool::new(false), refused: AtomicU64::new(0) }
    }

    /// Writes a whole line, or counts it as lost. It never panics and never stops halfway.
    #[inline]
    pub(crate) fn write(&self, line: &[u8]) -> WriteOutcome {
        if self.torn.load(Ordering::Relaxed) {
            self.end_torn_line();
        }
        let result = match &self.target {
            Backend::Descriptor(descriptor) => descriptor.write(line),
            Backend::Stream(stream) => stream.write(line),
        };
        match result {
            Ok(()) if self.refused.load(Ordering::Relaxed) == 0 => WriteOutcome::Written { lost_before: 0 },
            Ok(()) => WriteOutcome::Written { lost_before: self.refused.swap(0, Ordering::Relaxed) },
            Err(Refused { begun }) => self.lost(begun),
        }
    }

    #[cold]
    fn lost(&self, begun: bool) -> WriteOutcome {
        if begun {
            self.torn.store(true, Ordering::Relaxed);
        }
        self.refused.fetch_add(1, Ordering::Relaxed);
        statistics::count_lost();
        WriteOutcome::Lost
    }

    /// Adds lost lines that are not reported yet.
    pub(crate) fn carry_over_lost(&self, lines: u64) {
        self.refused.fetch_add(lines, Ordering::Relaxed);
    }

    /// Ends an incomplete line, so that the next one does not become part of it.
    #[cold]
    fn end_torn_line(&self) {
        let result = match &self.target {
            Backend::Descriptor(descriptor) => descriptor.write(b"\n"),
            Backend::Stream(stream) => stream.write(b"\n"),
        };
        self.torn.store(result.is_err(), Ordering::Relaxed);
    }

    pub(crate) fn flush(&self) -> bool {
        match &self.target {
            Backend::Descriptor(_) => true,
            Backend::Stream(stream) => stream.flush(),
        }
    }
}

/// A line that could not be written.
struct Refused {
    /// Whether a part of it was written.
    begun: bool,
}
