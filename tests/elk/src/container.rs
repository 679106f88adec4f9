//! The log file of a container, as written by containerd (CRI: `TIME STREAM P|F TEXT`).

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Length at which containerd splits a line by default (`max_container_log_line_size`).
const SPLIT: usize = 16_384;

/// A container's stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// A container's log file, open for writing.
#[derive(Debug)]
pub struct LogFile {
    file: BufWriter<File>,
    written: u64,
}

impl LogFile {
    /// Creates the file.
    ///
    /// # Panics
    /// If it can't be created.
    #[must_use]
    pub fn create(path: &Path) -> Self {
        Self { file: BufWriter::new(File::create_new(path).expect("created")), written: 0 }
    }

    /// Writes a line of the container, split into parts if it is long. Returns its offset in the file.
    pub fn line(&mut self, stream: Stream, line: &[u8]) -> u64 {
        let begin = self.written;
        let mut rest = line;
        while rest.len() > SPLIT {
            let (part, others) = rest.split_at(SPLIT);
            self.record(stream, 'P', part);
            rest = others;
        }
        self.record(stream, 'F', rest);
        begin
    }

    /// Writes one record: a part (`P`) or the end of a line (`F`).
    ///
    /// # Panics
    /// If the disk is full.
    pub fn record(&mut self, stream: Stream, tag: char, text: &[u8]) {
        let stream = if stream == Stream::Stdout { "stdout" } else { "stderr" };
        let head = format!("2026-11-22T13:30:06.123456789Z {stream} {tag} ");
        for bytes in [head.as_bytes(), text, b"\n"] {
            self.file.write_all(bytes).expect("written");
            self.written += bytes.len() as u64;
        }
    }

    /// Flushes everything to the file.
    ///
    /// # Panics
    /// If the disk is full.
    pub fn flush(&mut self) {
        self.file.flush().expect("written");
    }
}
