//! The ingest pipeline: what happens to a line between a shipper and the index.

use super::Export;
use crate::layout::Layout;
use serde_json::{Value, json};

/// `PUT _ingest/pipeline/<service>`.
///
/// `@timestamp` becomes the line's own time as it was written: a `date` processor would cut the microseconds. A record
/// without one, such as the text of another program in the same container, gets the time of its arrival, since a data
/// stream refuses it otherwise.
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
        "description": format!("Takes the time of the log lines of {}", export.service),
        "processors": processors,
    })
}
