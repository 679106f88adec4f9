//! The ingest pipeline, which processes lines between shipper and index.

use super::Export;
use crate::layout::Layout;
use serde_json::{Value, json};

/// `PUT _ingest/pipeline/<service>`.
///
/// Copies a flat line's `timestamp` to `@timestamp` as text, because a `date` processor would truncate the
/// microseconds, and keeps `timestamp`, so that `_source` stays as the service wrote it. A record without a time, such
/// as the text of another program in the container, gets its time of arrival, because a data stream refuses it
/// otherwise.
pub(super) fn ingest(export: &Export, layout: Layout) -> Value {
    let arrival = json!({ "set": {
        "field": "@timestamp",
        "if": "ctx['@timestamp'] == null",
        "value": "{{{_ingest.timestamp}}}",
    } });
    let own = json!({ "set": {
        "field": "@timestamp",
        "if": "ctx.timestamp instanceof String",
        "value": "{{{timestamp}}}",
    } });
    let processors = match layout {
        Layout::Ecs => json!([arrival]),
        Layout::Flat | Layout::Pretty => json!([own, arrival]),
    };
    json!({
        "description": format!("Sets @timestamp of the log lines of {}", export.service),
        "processors": processors,
    })
}
