//! Alerts. Neither product imports them as saved objects, so each file is the body of one request.

use super::super::{Engine, Export, name};
use super::objects::SavedObjects;
use super::query::{Language, Query};
use super::roles::Roles;
use crate::layout::Layout;
use serde_json::{Value, json};

/// The share of errors that triggers the alert, and the length of the window.
const ERROR_SHARE: f64 = 0.05;
const MINUTES: u32 = 5;

/// The condition of an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Alert {
    /// More than 5 % of the lines of the last five minutes are errors.
    ErrorRate,
    /// A service could not write some of its lines in the last five minutes.
    LinesLost,
}

/// `POST /api/alerting/rule` of Kibana, `POST /_plugins/_alerting/monitors` of OpenSearch. `None` if the schema
/// declares the count of lost lines with a type other than a number.
pub(in super::super) fn alert(export: &Export, layout: Layout, engine: Engine, alert: Alert) -> Option<Value> {
    let roles = Roles::new(export, layout);
    let lost = roles.missing_lines()[0].map(str::to_owned);
    let condition = match alert {
        Alert::ErrorRate => Condition::Errors { level: roles.level(), error: roles.error() },
        Alert::LinesLost => Condition::Lost(lost?),
    };
    Some(match engine {
        Engine::OpenSearch => monitor(export, &condition),
        Engine::Elasticsearch | Engine::ElasticsearchBasic => rule(export, layout, &condition),
    })
}

enum Condition {
    Errors {
        level: &'static str,
        error: &'static str,
    },
    /// The sum of a field.
    Lost(String),
}

impl Condition {
    fn name(&self, service: &str) -> String {
        match self {
            Self::Errors { .. } => format!("[{service}] Error rate above {} %", ERROR_SHARE * 100.0),
            Self::Lost(_) => format!("[{service}] Log lines lost"),
        }
    }
}

/// A custom threshold rule: in Kibana since 8.12, under every license.
fn rule(export: &Export, layout: Layout, condition: &Condition) -> Value {
    let service = &export.service;
    let (metrics, equation, threshold, label) = match condition {
        Condition::Errors { level, error } => {
            let errors = Query::is(level, error).text(Language::Kql);
            let metrics = json!([
                { "name": "A", "aggType": "count", "filter": errors },
                { "name": "B", "aggType": "count" },
            ]);
            (metrics, "A / B", ERROR_SHARE, "Share of lines that are errors")
        }
        Condition::Lost(field) => (json!([{ "name": "A", "aggType": "sum", "field": field }]), "A", 0.0, "Lines lost"),
    };
    let criterion = json!({
        "metrics": metrics, "equation": equation, "label": label,
        "comparator": ">", "threshold": [threshold], "timeSize": MINUTES, "timeUnit": "m",
    });
    json!({
        "name": condition.name(service),
        "rule_type_id": "observability.rules.custom_threshold",
        "consumer": "logs",
        "schedule": { "interval": "1m" },
        "tags": ["chat_log", service],
        "params": {
            "criteria": [criterion],
            "alertOnNoData": false,
            "alertOnGroupDisappear": false,
            "searchConfiguration": {
                "index": SavedObjects::new(service, layout).id("data-view"),
                "query": { "language": "kuery", "query": "" },
            },
        },
        // The user adds a connector here.
        "actions": [],
    })
}

/// A query-level monitor of the alerting plugin.
fn monitor(export: &Export, condition: &Condition) -> Value {
    let (aggregations, script) = match condition {
        Condition::Errors { level, error } => (
            json!({ "errors": { "filter": { "term": { (*level): error } } } }),
            format!("ctx.results[0].aggregations.errors.doc_count > {ERROR_SHARE} * ctx.results[0].hits.total.value"),
        ),
        Condition::Lost(field) => (
            json!({ "lines_lost": { "sum": { "field": field } } }),
            "ctx.results[0].aggregations.lines_lost.value > 0".to_owned(),
        ),
    };
    let window = json!({ "range": { "@timestamp": {
        "gte": format!("{{{{period_end}}}}||-{MINUTES}m"),
        "lte": "{{period_end}}",
        "format": "epoch_millis",
    } } });
    let query = json!({
        "size": 0, "track_total_hits": true, "query": { "bool": { "filter": [window] } }, "aggregations": aggregations,
    });
    let name = condition.name(&export.service);
    json!({
        "type": "monitor",
        "monitor_type": "query_level_monitor",
        "name": name,
        "enabled": true,
        "schedule": { "period": { "interval": 1, "unit": "MINUTES" } },
        "inputs": [{ "search": { "indices": [format!("logs-{}-*", name::of_index(&export.service))], "query": query } }],
        "triggers": [{
            "name": name,
            "severity": "1",
            "condition": { "script": { "lang": "painless", "source": script } },
            // The user adds a channel here.
            "actions": [],
        }],
    })
}
