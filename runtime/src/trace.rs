//! The trace that a record belongs to: `trace.id` and `span.id`.

use std::cell::Cell;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The ids of a trace and of one of its spans, after W3C Trace Context: 16 and 8 bytes, written as lowercase hexadecimal
/// digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceIds {
    trace_id: [u8; 16],
    span_id: [u8; 8],
}

impl TraceIds {
    /// Returns `None` if one of the ids is all zeros, which the specification calls invalid.
    #[must_use]
    pub fn new(trace_id: [u8; 16], span_id: [u8; 8]) -> Option<Self> {
        (trace_id != [0; 16] && span_id != [0; 8]).then_some(Self { trace_id, span_id })
    }

    /// Parses the value of a `traceparent` header (W3C Trace Context, section 3.2): `00-<trace id>-<span id>-<flags>`.
    ///
    /// Returns `None` for any other form: another length, uppercase digits, an id of zeros, or the version `ff`. In a version
    /// above `00`, more text may follow the flags after a `-`, as the specification requires of readers.
    ///
    /// ```
    /// let header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    /// let ids = chat_log::TraceIds::from_traceparent(header).expect("a well-formed header");
    /// assert_eq!(ids.to_string(), "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331");
    /// ```
    #[must_use]
    pub fn from_traceparent(header: &str) -> Option<Self> {
        let (known, rest) = header.as_bytes().split_at_checked(TRACEPARENT_BYTES)?;
        let [b'-', trace @ ..] = &known[2..35] else { return None };
        let [b'-', span @ ..] = &known[35..52] else { return None };
        let [b'-', flags @ ..] = &known[52..] else { return None };
        let [version] = bytes_of(&known[..2])?;
        let [_flags] = bytes_of(flags)?;
        let is_whole = match version {
            0 => rest.is_empty(),
            0xff => false,
            _ => matches!(rest, [] | [b'-', ..]),
        };
        if !is_whole {
            return None;
        }
        Self::new(bytes_of(trace)?, bytes_of(span)?)
    }

    /// Returns the bytes of the trace id.
    #[must_use]
    pub const fn trace_id(self) -> [u8; 16] {
        self.trace_id
    }

    /// Returns the bytes of the span id.
    #[must_use]
    pub const fn span_id(self) -> [u8; 8] {
        self.span_id
    }
}

/// `<trace id>-<span id>`, the middle of a `traceparent` header.
impl fmt::Display for TraceIds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.trace_id.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_str("-")?;
        self.span_id.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Returns the trace of the running code, for its records.
///
/// Register it with [`Builder::trace_provider`](crate::Builder::trace_provider). Its ids override those of the surrounding
/// context.
pub trait TraceProvider: Send + Sync + 'static {
    /// Returns the current ids of this thread, if there are any.
    ///
    /// The library calls it for every record that it writes, except for records that the provider itself creates. If it
    /// panics, the record is written without its ids.
    fn current(&self) -> Option<TraceIds>;

    /// Returns whether [`current`](Self::current) never panics.
    ///
    /// While a thread panics, a second panic aborts the process before the first is reported. So the library queries a
    /// provider then only if this returns true: the line of the panic has the provider's ids, instead of those of its context.
    fn never_panics(&self) -> bool {
        false
    }
}

thread_local! {
    static ASKING: Cell<bool> = const { Cell::new(false) };
}

/// Returns a provider's ids; `None` inside a call of the provider, and if it panics.
pub(crate) fn ask(provider: &dyn TraceProvider) -> Option<TraceIds> {
    if (std::thread::panicking() && !provider.never_panics()) || ASKING.replace(true) {
        return None;
    }
    let ids = catch_unwind(AssertUnwindSafe(|| provider.current()));
    ASKING.set(false);
    ids.ok().flatten()
}

/// `00-`, 32 digits, `-`, 16 digits, `-01`.
const TRACEPARENT_BYTES: usize = 55;

/// Returns `None` unless `digits` are exactly `BYTES` bytes in lowercase digits.
fn bytes_of<const BYTES: usize>(digits: &[u8]) -> Option<[u8; BYTES]> {
    if digits.len() != 2 * BYTES {
        return None;
    }
    let mut bytes = [0; BYTES];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
