//! The alerts: each fires on a log with the problem that it watches, and on no other.

use crate::stage::{Stage, Translate, lucene};
use serde_json::{Value, json};
use std::time::{SystemTime, UNIX_EPOCH};

pub(crate) fn prove(stage: &Stage<'_>, translate: Translate<'_>) {
    for name in ["alert-error-rate.json", "alert-lines-lost.json"] {
        let alert: Value = serde_json::from_str(&stage.file(name)).expect("JSON");
        if alert["rule_type_id"].is_string() {
            prove_rule(stage, &alert, translate);
        } else {
            prove_monitor(stage, &alert);
        }
    }
}

/// A Kibana rule: the metrics as Kibana queries them, and the equation over them.
fn prove_rule(stage: &Stage<'_>, alert: &Value, translate: Translate<'_>) {
    let criterion = &alert["params"]["criteria"][0];
    let metrics = criterion["metrics"].as_array().expect("metrics");
    let values =
        |stream: &str| -> Vec<f64> { metrics.iter().map(|metric| measure(stage, stream, metric, translate)).collect() };
    let is_above = |stream: &str| {
        let value = match (criterion["equation"].as_str(), &values(stream)[..]) {
            (Some("A"), [a]) => *a,
            (Some("A / B"), [a, b]) => a / b,
            (equation, values) => panic!("{equation:?} of {values:?}"),
        };
        assert_eq!(criterion["comparator"], ">");
        value > criterion["threshold"][0].as_f64().expect("a threshold")
    };
    assert!(is_above(&stage.stream), "{alert}: {:?}", values(&stage.stream));
    assert!(!is_above(&stage.calm), "{alert}: {:?}", values(&stage.calm));
}

fn measure(stage: &Stage<'_>, stream: &str, metric: &Value, translate: Translate<'_>) -> f64 {
    match metric["aggType"].as_str() {
        Some("count") => {
            let query = match metric["filter"].as_str() {
                Some(filter) => translate(&[filter.to_owned()]).remove(0).expect("KQL"),
                None => lucene(""),
            };
            stage.client.count(stream, &query) as f64
        }
        Some("sum") => {
            let body = json!({ "size": 0, "aggs": { "A": { "sum": { "field": metric["field"] } } } });
            let (status, result) = stage.client.ask(&format!("/{stream}/_search"), &body);
            assert_eq!(status, 200, "{result}");
            result["aggregations"]["A"]["value"].as_f64().expect("a sum")
        }
        other => panic!("no alert should need {other:?}"),
    }
}

/// An OpenSearch monitor: its query, and its condition in the server's own Painless.
fn prove_monitor(stage: &Stage<'_>, alert: &Value) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_millis();
    let fires = |stream: &str, until: u128| -> bool {
        let query = alert["inputs"][0]["search"]["query"].to_string().replace("{{period_end}}", &until.to_string());
        let (status, result) = stage.client.post(&format!("/{stream}/_search"), &query);
        assert_eq!(status, 200, "{query}: {result}");
        let condition = &alert["triggers"][0]["condition"]["script"];
        assert_eq!(condition["lang"], "painless");
        let source = format!("def ctx = params.context; return {};", condition["source"].as_str().expect("a script"));
        let script = json!({ "source": source, "params": { "context": { "results": [result] } } });
        let (status, answer) = stage.client.ask("/_scripts/painless/_execute", &json!({ "script": script }));
        assert_eq!(status, 200, "{source}: {answer}");
        answer["result"] == "true"
    };
    assert!(fires(&stage.stream, now), "{alert}");
    assert!(!fires(&stage.stream, now + 3_600_000), "an hour later it must not fire: {alert}");
    assert!(!fires(&stage.calm, now), "{alert}");
}
