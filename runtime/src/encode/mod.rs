//! Encodes records as bytes: one file per layout, and the files that they share.

mod buffer;
mod cut;
mod ecs;
mod field;
mod flat;
mod head;
mod json;
mod line;
mod number;
mod pretty;
mod scratch;
mod separator;
mod streamed;

pub(crate) use buffer::LineBuffer;
pub(crate) use scratch::with_line;
pub(crate) use scratch::with_streamed_line;
pub(crate) use streamed::StreamedLine;

use crate::error::ErrorText;
use crate::layout::Layout;
use crate::redact::Redactor;
use head::Names;
use std::sync::atomic::{AtomicU64, Ordering};

/// The settings of an encoding, created once.
pub(crate) struct Format {
    /// Unique in the process.
    pub(crate) id: u64,
    pub(crate) layout: Layout,
    pub(crate) service: String,
    pub(crate) timestamp_key: String,
    pub(crate) max_line_bytes: usize,
    pub(crate) redactor: Redactor,
    pub(crate) error_text: ErrorText,
    pub(crate) color: bool,
    /// Whether call sites and contexts cache their encoded parts in this format: true for one format of the process.
    pub(crate) cached: bool,
    pub(crate) names: Names,
}

impl Format {
    pub(crate) fn new(layout: Layout, service: String, namespace: &str, timestamp_key: Option<&str>) -> Self {
        let names = match layout {
            Layout::Ecs => ecs::names(namespace),
            Layout::Flat | Layout::Pretty => flat::names(),
        };
        let timestamp_key = timestamp_key.unwrap_or(names.timestamp).to_owned();
        static COUNT: AtomicU64 = AtomicU64::new(1);
        Self {
            id: COUNT.fetch_add(1, Ordering::Relaxed),
            layout,
            service,
            timestamp_key,
            max_line_bytes: Self::MAX_LINE_BYTES,
            redactor: Redactor::default(),
            error_text: ErrorText::Full,
            color: false,
            cached: false,
            names,
        }
    }

    /// The length at which container runtimes split a line (containerd's `max_container_log_line_size`, Docker's json-file).
    pub(crate) const MAX_LINE_BYTES: usize = 16_384;
}
