//! The trace that a record belongs to: `trace.id` and `span.id`.

use std::fmt;

/// The ids of a trace and of one span in it, as W3C Trace Context defines them: 16 and 8 bytes, written as lower-case
/// hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceIds {
    trace: [u8; 16],
    span: [u8; 8],
}

impl TraceIds {
    /// None if one of them is all zeros, which the specification calls invalid.
    #[must_use]
    pub fn new(trace: [u8; 16], span: [u8; 8]) -> Option<Self> {
        (trace != [0; 16] && span != [0; 8]).then_some(Self { trace, span })
    }

    /// The bytes of the trace's id.
    #[must_use]
    pub fn trace(self) -> [u8; 16] {
        self.trace
    }

    /// The bytes of the span's id.
    #[must_use]
    pub fn span(self) -> [u8; 8] {
        self.span
    }

    pub(crate) fn trace_digits(self) -> [u8; 32] {
        hexadecimal(self.trace)
    }

    pub(crate) fn span_digits(self) -> [u8; 16] {
        hexadecimal(self.span)
    }
}

/// `<trace id>-<span id>`, the middle of a `traceparent` header.
impl fmt::Display for TraceIds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.trace.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_str("-")?;
        self.span.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Tells which trace the code that runs belongs to, for records that are made in it.
///
/// Given to [`Builder::trace_provider`](crate::Builder::trace_provider). What it says goes before the ids that the
/// surrounding context has.
pub trait TraceProvider: Send + Sync + 'static {
    /// The ids in force on this thread, if there are any. It is asked for every record that is written.
    fn current(&self) -> Option<TraceIds>;
}

fn hexadecimal<const BYTES: usize, const DIGITS: usize>(bytes: [u8; BYTES]) -> [u8; DIGITS] {
    let mut digits = [b'0'; DIGITS];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(bytes) {
        pair[0] = b"0123456789abcdef"[usize::from(byte >> 4)];
        pair[1] = b"0123456789abcdef"[usize::from(byte & 15)];
    }
    digits
}
