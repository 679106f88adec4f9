//! Saved objects in the form that both Kibana (7.11 and later) and OpenSearch Dashboards import: classic visualizations
//! with Lucene queries, and a `migrationVersion` that neither product is older than.

use super::super::name;
use super::super::template::in_order;
use super::chart::Chart;
use super::query::{Language, Query};
use super::roles::Roles;
use super::searches::Search;
use crate::layout::Layout;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The reference by which a search source names its data view.
const INDEX: &str = "kibanaSavedObjectMeta.searchSourceJSON.index";

/// The dashboard's grid has 48 columns.
const PANEL_WIDTH: usize = 24;
const PANEL_HEIGHT: usize = 14;

/// The saved objects of one service and layout.
pub(super) struct SavedObjects<'e> {
    service: &'e str,
    layout: Layout,
}

impl<'e> SavedObjects<'e> {
    pub(super) fn new(service: &'e str, layout: Layout) -> Self {
        Self { service, layout }
    }

    /// Returns one object per line, each after those that it refers to.
    pub(super) fn all(&self, searches: &[Search], charts: &[Chart], roles: &Roles) -> String {
        let mut objects = vec![self.data_view()];
        for search in searches {
            objects.push(self.search(search.key, search.title, &search.short, &search.remark, roles));
            if let Some(exact) = &search.exact {
                let (key, title) = (format!("{}-exact", search.key), format!("{}, exact", search.title));
                objects.push(self.search(&key, &title, exact, &search.remark, roles));
            }
        }
        objects.extend(charts.iter().map(|chart| self.visualization(chart)));
        objects.push(self.dashboard(charts));
        objects.into_iter().fold(String::new(), |mut lines, object| {
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{}", in_order(object));
            lines
        })
    }

    /// Returns an id that is stable across exports, so that a second import replaces the first.
    pub(super) fn id(&self, key: &str) -> String {
        let safe = |text: &str| text.replace(|char: char| !char.is_ascii_alphanumeric() && !"_.-".contains(char), "_");
        format!("chat_log-{}-{}-{}", safe(self.service), self.layout.as_str(), safe(key))
    }

    fn title(&self, title: &str) -> String {
        format!("[{}] {title}", self.service)
    }

    fn data_view(&self) -> Value {
        let attributes =
            json!({ "title": format!("logs-{}-*", name::of_index(self.service)), "timeFieldName": "@timestamp" });
        object("index-pattern", "7.6.0", &self.id("data-view"), attributes, Vec::new())
    }

    fn search(&self, key: &str, title: &str, query: &Query, description: &str, roles: &Roles) -> Value {
        let attributes = json!({
            "title": self.title(title),
            "description": description,
            "columns": [roles.level(), roles.logger(), "message"],
            "sort": [["@timestamp", "desc"]],
            "hits": 0,
            "version": 1,
            "kibanaSavedObjectMeta": { "searchSourceJSON": source(Some(query)) },
        });
        object("search", "7.9.3", &self.id(&format!("search-{key}")), attributes, vec![self.in_data_view()])
    }

    fn visualization(&self, chart: &Chart) -> Value {
        let attributes = json!({
            "title": self.title(&chart.title),
            "description": "",
            "visState": chart.state(),
            "uiStateJSON": "{}",
            "version": 1,
            "kibanaSavedObjectMeta": { "searchSourceJSON": source(chart.query.as_ref()) },
        });
        object("visualization", "7.10.0", &self.id(&chart.key), attributes, vec![self.in_data_view()])
    }

    fn dashboard(&self, charts: &[Chart]) -> Value {
        let shown = charts.iter().map(|chart| ("visualization", self.id(&chart.key)));
        // The lines themselves, below the numbers.
        let shown: Vec<(&str, String)> = shown.chain([("search", self.id("search-errors"))]).collect();
        let panels: Vec<Value> = (0..shown.len()).map(|at| panel(at, at + 1 == shown.len())).collect();
        let references = shown.iter().enumerate();
        let references = references.map(|(at, (kind, id))| reference(&format!("panel_{at}"), kind, id)).collect();
        let attributes = json!({
            "title": self.title("Logs"),
            "description": format!("Log lines of {} in the {} layout.", self.service, self.layout.as_str()),
            "panelsJSON": in_order(Value::Array(panels)).to_string(),
            "optionsJSON": in_order(json!({ "hidePanelTitles": false, "useMargins": true })).to_string(),
            "timeRestore": false,
            "hits": 0,
            "version": 1,
            "kibanaSavedObjectMeta": {
                "searchSourceJSON": in_order(json!({ "filter": [], "query": { "language": "kuery", "query": "" } })).to_string(),
            },
        });
        object("dashboard", "7.9.3", &self.id("dashboard"), attributes, references)
    }

    fn in_data_view(&self) -> Value {
        reference(INDEX, "index-pattern", &self.id("data-view"))
    }
}

/// Uses Lucene syntax, which both products interpret alike.
fn source(query: Option<&Query>) -> String {
    let text = query.map(|query| query.text(Language::Lucene)).unwrap_or_default();
    let source = json!({ "filter": [], "indexRefName": INDEX, "query": { "language": "lucene", "query": text } });
    in_order(source).to_string()
}

fn panel(at: usize, is_last: bool) -> Value {
    let (column, row) = (at % 2, at / 2);
    // The last one has a row of its own.
    let (x, y, w) = match (is_last, column) {
        (true, column) => (0, (row + column) * PANEL_HEIGHT, 2 * PANEL_WIDTH),
        (false, column) => (column * PANEL_WIDTH, row * PANEL_HEIGHT, PANEL_WIDTH),
    };
    let index = (at + 1).to_string();
    json!({
        "version": "7.9.3",
        "panelIndex": index,
        "panelRefName": format!("panel_{at}"),
        "gridData": { "i": index, "x": x, "y": y, "w": w, "h": PANEL_HEIGHT },
        "embeddableConfig": {},
    })
}

fn reference(name: &str, kind: &str, id: &str) -> Value {
    json!({ "name": name, "type": kind, "id": id })
}

fn object(kind: &str, version: &str, id: &str, attributes: Value, references: Vec<Value>) -> Value {
    json!({
        "id": id, "type": kind, "attributes": attributes, "references": references, "migrationVersion": { (kind): version },
    })
}
