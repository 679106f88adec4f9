//! `Layout::Ecs`: the ecs-logging specification 1.0 (elastic/ecs-logging, `spec/spec.json`), with dotted keys throughout.
//! ECS has no names for the chain of causes and the list of cut fields, so these are in the namespace of the schema.

use super::LineBuffer;
use super::head::{Names, RecordOrigin};

/// The version of the Elastic Common Schema from which the macros take their names.
const ECS_VERSION: &str = "9.4.0";

pub(super) fn names(namespace: &str) -> Names {
    Names {
        timestamp: "@timestamp",
        error_type: "error.type",
        error_message: "error.message",
        error_trace: "error.stack_trace",
        error_chain: format!("{namespace}.exc_chain"),
        truncated: format!("{namespace}.truncated"),
        labels: "labels",
        before_message,
        after_message,
        thread,
    }
}

fn before_message(line: &mut LineBuffer, origin: &RecordOrigin<'_>) {
    line.slice(b",\"log.level\":\"");
    line.slice(origin.level.as_ecs().as_bytes());
    line.slice(b"\",\"message\":\"");
}

fn after_message(line: &mut LineBuffer, origin: &RecordOrigin<'_>) {
    line.slice(b"\",\"ecs.version\":\"");
    line.slice(ECS_VERSION.as_bytes());
    line.slice(b"\",\"log.logger\":");
    line.string(&origin.logger);
    line.slice(b",\"log.origin.file.name\":");
    line.string(origin.file);
    line.slice(b",\"log.origin.file.line\":");
    line.unsigned(u64::from(origin.line));
    line.slice(b",\"log.origin.function\":");
    line.string(origin.function);
}

fn thread(line: &mut LineBuffer, thread: u64, service: &str) {
    line.slice(b",\"process.pid\":");
    line.unsigned(u64::from(std::process::id()));
    line.slice(b",\"process.thread.id\":");
    line.unsigned(thread);
    line.slice(b",\"service.name\":");
    line.string(service);
}
