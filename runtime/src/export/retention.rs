//! How long OpenSearch keeps what it has.

use super::{Export, name};
use serde_json::{Value, json};

/// `PUT _plugins/_ism/policies/<service>`: for Elasticsearch the index template itself says it (`lifecycle`).
///
/// A day's backing index, or one of 30 GB, is closed for writing and goes when it is as old as documents may get.
pub(super) fn policy(export: &Export) -> Value {
    let (service, name) = (&export.service, name::of_index(&export.service));
    json!({ "policy": {
        "default_state": "open",
        "description": format!("Keeps the log lines of {service} for {} days", export.retention_days),
        "ism_template": [{ "index_patterns": [format!("logs-{name}-*")], "priority": 200 }],
        "states": [
            {
                "actions": [{ "rollover": { "min_index_age": "1d", "min_primary_shard_size": "30gb" } }],
                "name": "open",
                "transitions": [{
                    "conditions": { "min_rollover_age": format!("{}d", export.retention_days) },
                    "state_name": "expired",
                }],
            },
            { "actions": [{ "delete": {} }], "name": "expired", "transitions": [] },
        ],
    } })
}
