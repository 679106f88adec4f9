//! `Layout::Flat`: plain names at the root, in the conventional order.

use super::LineBuffer;
use super::head::{Names, RecordOrigin};

pub(super) fn names() -> Names {
    Names {
        timestamp: "timestamp",
        error_type: "exc_type",
        error_message: "exc_message",
        error_trace: "exc_info",
        error_chain: "exc_chain".to_owned(),
        truncated: "truncated".to_owned(),
        labels: "labels",
        before_message,
        after_message,
        thread,
    }
}

fn before_message(line: &mut LineBuffer, origin: &RecordOrigin<'_>) {
    line.slice(b",\"level\":\"");
    line.slice(origin.level.as_str().as_bytes());
    line.slice(b"\",\"logger\":");
    line.string(&origin.logger);
    line.slice(b",\"module\":");
    line.string(origin.module);
    line.slice(b",\"message\":\"");
}

fn after_message(line: &mut LineBuffer, origin: &RecordOrigin<'_>) {
    line.slice(b"\",\"pathname\":");
    line.string(origin.file);
    line.slice(b",\"lineno\":");
    line.unsigned(u64::from(origin.line));
    line.slice(b",\"funcName\":");
    line.string(origin.function);
}

fn thread(line: &mut LineBuffer, thread: u64, service: &str) {
    line.slice(b",\"process\":");
    line.unsigned(u64::from(std::process::id()));
    line.slice(b",\"thread\":");
    line.unsigned(thread);
    line.slice(b",\"service\":");
    line.string(service);
}
