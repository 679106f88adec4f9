//! The buffers that a thread reuses for its lines.

use super::field::LineEncoder;
use super::head::fitting;
use super::line::Head;
use super::streamed::StreamedLine;
use super::{Format, LineBuffer, pretty};
use crate::layout::Layout;
use crate::record::Record;
use crate::value::Timestamp;
use crate::value::timestamp;
use std::cell::Cell;
use std::fmt::Write as _;

/// The parts that a thread caches between its lines.
struct Scratch {
    line: LineBuffer,
    /// The format that the parts below belong to.
    format: u64,
    /// `{"timestamp":"2026-11-22T13:30:06.` for the second in `second`.
    stamp: String,
    second: i64,
    /// The encoded process, thread and service.
    thread: Vec<u8>,
}

thread_local! {
    static SCRATCH: Cell<Option<Box<Scratch>>> = const { Cell::new(None) };
}

/// Encodes a record and passes its bytes to `hand_on`. A record created while this thread writes another one, or while
/// its thread-locals are being destroyed, gets separate buffers.
pub(crate) fn with_line<R>(record: &Record<'_>, format: &Format, hand_on: impl FnOnce(&[u8]) -> R) -> R {
    with_scratch(format, |scratch| {
        scratch.encode(record, format);
        hand_on(scratch.line.written())
    })
}

/// Passes a line that `write` writes field by field to `hand_on`. Returns `None` if `write` returns false or the line is too
/// long.
#[inline(always)]
pub(crate) fn with_streamed_line<R>(
    time: Timestamp,
    format: &Format,
    write: impl FnOnce(&mut StreamedLine<'_>) -> bool,
    hand_on: impl FnOnce(&[u8]) -> R,
) -> Option<R> {
    with_scratch(format, |scratch| {
        scratch.line.clear();
        let (line, head) = scratch.prepare(time.seconds, format);
        let mut open = StreamedLine::new(head, time.nanoseconds, LineEncoder { line, format, cut: None });
        let is_whole = write(&mut open);
        (is_whole && !scratch.line.overflowed()).then(|| hand_on(scratch.line.written()))
    })
}

#[inline]
fn with_scratch<R>(format: &Format, run: impl FnOnce(&mut Scratch) -> R) -> R {
    let kept = SCRATCH.try_with(Cell::take).ok().flatten();
    let mut scratch = match kept {
        Some(scratch) if scratch.line.limit() == format.max_line_bytes => scratch,
        _ => Scratch::new(format),
    };
    let result = run(&mut scratch);
    // Without thread-locals, the buffers are dropped.
    let _ = SCRATCH.try_with(|kept| kept.set(Some(scratch)));
    result
}

impl Scratch {
    #[cold]
    fn new(format: &Format) -> Box<Self> {
        let (line, second) = (LineBuffer::new(format.max_line_bytes), i64::MIN);
        Box::new(Self { line, format: 0, stamp: String::new(), second, thread: Vec::new() })
    }

    fn encode(&mut self, record: &Record<'_>, format: &Format) {
        self.line.clear();
        if format.layout == Layout::Pretty {
            return pretty::encode(&mut self.line, record, format);
        }
        let (line, head) = self.prepare(record.time.seconds, format);
        head.write(&mut LineEncoder { line, format, cut: None }, record);
        if line.overflowed() {
            head.write_within_limits(line, record, format);
        }
    }

    /// Returns the line, and its head for this second.
    #[inline]
    fn prepare(&mut self, second: i64, format: &Format) -> (&mut LineBuffer, Head<'_>) {
        if self.format != format.id {
            self.adopt(format);
        }
        if second != self.second {
            self.tick(second, format);
        }
        let Self { line, stamp, thread, .. } = self;
        (line, Head { stamp, thread })
    }

    #[cold]
    fn adopt(&mut self, format: &Format) {
        let mut thread = LineBuffer::new(format.max_line_bytes);
        (format.names.thread)(&mut thread, thread_id(), fitting(&format.service, format.max_line_bytes / 8));
        self.thread = thread.written().to_vec();
        self.format = format.id;
        self.second = i64::MIN;
    }

    #[cold]
    fn tick(&mut self, second: i64, format: &Format) {
        self.stamp.clear();
        // Writing to a string cannot fail.
        let _ = write!(self.stamp, "{{\"{}\":\"{}.", format.timestamp_key, timestamp::ToTheSecond(second));
        self.second = second;
    }
}

/// Returns the operating system's id of this thread.
fn thread_id() -> u64 {
    #[cfg(target_os = "linux")]
    return u64::from(rustix::thread::gettid().as_raw_nonzero().get().unsigned_abs());
    #[cfg(not(target_os = "linux"))]
    {
        // `ThreadId` has no stable number, but its `Debug` is `ThreadId(7)`.
        let id = format!("{:?}", std::thread::current().id());
        id.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or_default()
    }
}
