//! Panels as classic visualizations (`visState`), which both Kibana and OpenSearch Dashboards import.

use super::super::template::in_order;
use super::query::{Language, Query};
use serde_json::{Map, Value, json};

/// A panel of the dashboard.
pub(super) struct Chart {
    pub(super) key: String,
    pub(super) title: String,
    pub(super) chart_type: ChartType,
    /// Selects the documents.
    pub(super) query: Option<Query>,
    /// The columns or lines. The first one determines the order.
    pub(super) metrics: Vec<Metric>,
    /// The groupings, outermost first.
    pub(super) buckets: Vec<Bucket>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ChartType {
    Table,
    Lines,
    /// Stacked bars.
    Bars,
    /// Stacked bars, each column 100 % high.
    Shares,
}

pub(super) enum Metric {
    Count,
    Distinct {
        field: String,
        label: String,
    },
    Sum {
        field: String,
        label: String,
    },
    /// The 50th, 95th and 99th percentile.
    Percentiles {
        field: String,
        label: String,
    },
}

pub(super) enum Bucket {
    Time,
    Terms { field: String, most: u32 },
    Filters(Vec<(&'static str, Query)>),
}

impl Chart {
    /// Returns the text of `visState`.
    pub(super) fn state(&self) -> String {
        let params = match self.chart_type {
            ChartType::Table => table(),
            chart_type => self.axes(chart_type),
        };
        let state = json!({ "title": self.title, "type": self.chart_type.name(), "aggs": self.aggregations(), "params": params });
        in_order(state).to_string()
    }

    fn aggregations(&self) -> Vec<Value> {
        let metrics = self.metrics.iter().map(|metric| ("metric", metric.aggregation()));
        let buckets = self.buckets.iter().enumerate().map(|(depth, bucket)| {
            let schema = match (self.chart_type, depth) {
                (ChartType::Table, _) => "bucket",
                (_, 0) => "segment",
                _ => "group",
            };
            (schema, bucket.aggregation())
        });
        let numbered = metrics.chain(buckets).enumerate();
        let made = numbered.map(|(at, (schema, (kind, params)))| {
            json!({ "id": (at + 1).to_string(), "enabled": true, "type": kind, "schema": schema, "params": params })
        });
        made.collect()
    }

    fn axes(&self, chart_type: ChartType) -> Value {
        let mode = if chart_type == ChartType::Shares { "percentage" } else { "normal" };
        let labels = || json!({ "show": true, "filter": true, "rotate": 0, "truncate": 100 });
        let title = self.metrics.first().map(Metric::label).unwrap_or_default();
        let series: Vec<Value> =
            self.metrics.iter().enumerate().map(|(at, metric)| chart_type.series(at, metric)).collect();
        json!({
            "type": chart_type.name(),
            "grid": { "categoryLines": false },
            "categoryAxes": [{
                "id": "CategoryAxis-1", "type": "category", "position": "bottom", "show": true, "style": {},
                "scale": { "type": "linear" }, "labels": labels(), "title": {},
            }],
            "valueAxes": [{
                "id": "ValueAxis-1", "name": "LeftAxis-1", "type": "value", "position": "left", "show": true, "style": {},
                "scale": { "type": "linear", "mode": mode }, "labels": labels(), "title": { "text": title },
            }],
            "seriesParams": series,
            "addTooltip": true, "addLegend": true, "legendPosition": "right",
            "times": [], "addTimeMarker": false, "labels": { "show": false },
            "thresholdLine": { "show": false, "value": 10, "width": 1, "style": "full", "color": "#E7664C" },
        })
    }
}

impl ChartType {
    const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Lines => "line",
            Self::Bars | Self::Shares => "histogram",
        }
    }

    fn series(self, at: usize, metric: &Metric) -> Value {
        let mode = if self == Self::Lines { "normal" } else { "stacked" };
        json!({
            "show": true, "type": self.name(), "mode": mode, "valueAxis": "ValueAxis-1",
            "data": { "id": (at + 1).to_string(), "label": metric.label() },
            "drawLinesBetweenPoints": true, "lineWidth": 2, "interpolate": "linear", "showCircles": true,
        })
    }
}

impl Metric {
    fn label(&self) -> &str {
        match self {
            Self::Count => "Lines",
            Self::Distinct { label, .. } | Self::Sum { label, .. } | Self::Percentiles { label, .. } => label,
        }
    }

    fn aggregation(&self) -> (&'static str, Value) {
        let label = self.label();
        match self {
            Self::Count => ("count", json!({ "customLabel": label })),
            Self::Distinct { field, .. } => ("cardinality", json!({ "field": field, "customLabel": label })),
            Self::Sum { field, .. } => ("sum", json!({ "field": field, "customLabel": label })),
            Self::Percentiles { field, .. } => {
                ("percentiles", json!({ "field": field, "percents": [50, 95, 99], "customLabel": label }))
            }
        }
    }
}

impl Bucket {
    fn aggregation(&self) -> (&'static str, Value) {
        match self {
            Self::Time => (
                "date_histogram",
                json!({
                    "field": "@timestamp", "interval": "auto", "useNormalizedEsInterval": true, "drop_partials": false,
                    "min_doc_count": 1, "extended_bounds": {},
                }),
            ),
            Self::Terms { field, most } => (
                "terms",
                json!({
                    "field": field, "size": most, "order": "desc", "orderBy": "1",
                    "otherBucket": false, "otherBucketLabel": "Other",
                    "missingBucket": false, "missingBucketLabel": "Missing",
                }),
            ),
            Self::Filters(filters) => {
                let input = |query: &Query| json!({ "language": "lucene", "query": query.text(Language::Lucene) });
                let made = filters.iter().map(|(label, query)| json!({ "input": input(query), "label": label }));
                ("filters", json!({ "filters": made.collect::<Vec<_>>() }))
            }
        }
    }
}

fn table() -> Value {
    let mut params = Map::new();
    params.insert("perPage".to_owned(), json!(10));
    for switch in ["showPartialRows", "showMetricsAtAllLevels", "showTotal"] {
        params.insert(switch.to_owned(), json!(false));
    }
    params.insert("totalFunc".to_owned(), json!("sum"));
    params.insert("percentageCol".to_owned(), json!(""));
    params.insert("sort".to_owned(), json!({ "columnIndex": null, "direction": null }));
    Value::Object(params)
}
