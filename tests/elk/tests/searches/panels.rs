//! The numbers behind the panels of the dashboard: the server's answers match the lines.

use crate::known;
use crate::rows::{DAY, Interval, MILLISECOND, Rows, answered, request};
use crate::stage::{Stage, saved};
use serde_json::{Value, json};

/// A visualization of `kibana.ndjson`.
pub(crate) struct Panel {
    pub(crate) id: String,
    /// Its aggregations, each with `id`, `type`, `schema` and `params`.
    pub(crate) aggregations: Vec<Value>,
    pub(crate) source: Value,
}

pub(crate) fn prove(stage: &Stage<'_>) {
    let objects: Vec<Value> =
        stage.file("kibana.ndjson").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let panels: Vec<Panel> = objects.iter().filter_map(panel).collect();
    let dashboard = objects.iter().find(|object| object["type"] == "dashboard").expect("a dashboard");
    let shown = dashboard["references"].as_array().expect("references");
    assert_eq!(shown.len(), panels.len() + 1, "all visualizations and one search");
    for panel in &panels {
        for interval in [MILLISECOND, DAY] {
            let rows = ask(stage, panel, interval);
            let expected = Rows::of(panel, &stage.lines, interval, stage.is_flat());
            assert!(!expected.is_empty(), "{}: the lines have nothing for it", panel.id);
            expected.assert_are(&rows, &panel.id);
        }
        let key = panel.id.strip_prefix(&format!("chat_log-chat-{}-", stage.layout)).expect("an id of the layout");
        known::assert_shown(&key.replace("chat.", ""), &ask(stage, panel, DAY));
    }
    for search in objects.iter().filter(|object| object["type"] == "search") {
        let found = stage.find(&saved(&source(search)["query"])).expect("a search that the server takes");
        assert!(!found.is_empty(), "{}", search["id"]);
    }
}

fn panel(object: &Value) -> Option<Panel> {
    let state: Value = serde_json::from_str(object["attributes"]["visState"].as_str()?).expect("JSON");
    let aggregations = state["aggs"].as_array().expect("aggregations").clone();
    Some(Panel { id: object["id"].as_str()?.to_owned(), aggregations, source: source(object) })
}

fn source(object: &Value) -> Value {
    let text = object["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"].as_str().expect("a search source");
    serde_json::from_str(text).expect("JSON")
}

fn ask(stage: &Stage<'_>, panel: &Panel, interval: Interval) -> Rows<Value> {
    let body = json!({
        "size": 0, "query": saved(&panel.source["query"]), "aggs": request(&panel.aggregations, interval),
    });
    let (status, result) = stage.client.ask(&format!("/{}/_search", stage.stream), &body);
    assert_eq!(status, 200, "{}: {result}", panel.id);
    answered(&panel.aggregations, interval, &result)
}
