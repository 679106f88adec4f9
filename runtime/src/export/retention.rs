//! The retention policy for OpenSearch.

use super::{Export, name};
use serde_json::{Value, json};

/// `PUT _plugins/_ism/policies/<service>`. For Elasticsearch, the index template sets the retention (`lifecycle`).
///
/// A backing index rolls over after one day or at 30 GB, and is deleted when the retention has passed.
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
