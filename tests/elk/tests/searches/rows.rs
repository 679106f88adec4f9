//! A panel's aggregations, as Kibana sends them and as computed from the lines.

use crate::panels::Panel;
use crate::stage::lucene;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The values under the keys of all buckets: from the server, or of the lines in each bucket.
pub(crate) struct Rows<T>(pub(crate) BTreeMap<Vec<String>, Vec<T>>);

/// Kibana chooses `auto` by the time range shown.
#[derive(Clone, Copy)]
pub(crate) struct Interval {
    name: &'static str,
    /// Length of the prefix of a time that identifies the bucket.
    length: usize,
}

pub(crate) const MILLISECOND: Interval = Interval { name: "1ms", length: "2026-11-22T13:30:06.123".len() };
pub(crate) const DAY: Interval = Interval { name: "1d", length: "2026-11-22".len() };

/// Nests the aggregations as Kibana does: buckets in their order, metrics in the innermost one.
pub(crate) fn request(aggregations: &[Value], interval: Interval) -> Value {
    let (buckets, metrics) = split(aggregations);
    let metrics = metrics.iter().filter(|metric| metric["type"] != "count");
    let innermost: Map<String, Value> =
        metrics.map(|metric| (id(metric), json!({ kind(metric): wanted(metric, interval) }))).collect();
    let nested = buckets.iter().rev().fold(innermost, |inner, bucket| {
        let mut aggregation = json!({ kind(bucket): wanted(bucket, interval) });
        if !inner.is_empty() {
            aggregation["aggs"] = Value::Object(inner);
        }
        Map::from_iter([(id(bucket), aggregation)])
    });
    Value::Object(nested)
}

fn wanted(aggregation: &Value, interval: Interval) -> Value {
    let params = &aggregation["params"];
    let field = &params["field"];
    match kind(aggregation) {
        "date_histogram" => {
            json!({ "field": field, "fixed_interval": interval.name, "min_doc_count": params["min_doc_count"] })
        }
        "terms" => {
            assert_eq!(params["orderBy"], "1", "by the number of lines");
            json!({ "field": field, "size": params["size"], "order": { "_count": params["order"] } })
        }
        "filters" => {
            let named = params["filters"].as_array().expect("filters").iter();
            let named =
                named.map(|filter| (label(filter), lucene(filter["input"]["query"].as_str().expect("a search"))));
            json!({ "filters": named.collect::<Map<_, _>>() })
        }
        "percentiles" => json!({ "field": field, "percents": params["percents"], "keyed": false }),
        "cardinality" | "sum" => json!({ "field": field }),
        other => panic!("no panel should need {other}"),
    }
}

/// Reads the server's answer.
pub(crate) fn answered(aggregations: &[Value], interval: Interval, result: &Value) -> Rows<Value> {
    let (buckets, metrics) = split(aggregations);
    let mut rows = Rows(BTreeMap::new());
    Answer { metrics, interval }.collect(&buckets, &result["aggregations"], &[], &mut rows);
    rows
}

struct Answer<'a> {
    metrics: Vec<&'a Value>,
    interval: Interval,
}

impl Answer<'_> {
    fn collect(&self, buckets: &[&Value], answer: &Value, keys: &[String], rows: &mut Rows<Value>) {
        let Some((outer, inner)) = buckets.split_first() else {
            rows.0.insert(keys.to_vec(), self.values(answer));
            return;
        };
        let mut inside = |key: String, bucket: &Value| {
            self.collect(inner, bucket, &[keys, &[key]].concat(), rows);
        };
        match &answer[id(outer)]["buckets"] {
            Value::Array(buckets) => {
                let counts: Vec<_> = buckets.iter().filter_map(|bucket| bucket["doc_count"].as_u64()).collect();
                assert!(kind(outer) != "terms" || counts.is_sorted_by(|a, b| a >= b), "the largest first: {counts:?}");
                buckets.iter().for_each(|bucket| inside(self.key(outer, bucket), bucket));
            }
            Value::Object(buckets) => {
                let filled = buckets.iter().filter(|(_, bucket)| bucket["doc_count"] != 0);
                filled.for_each(|(label, bucket)| inside(label.clone(), bucket));
            }
            other => panic!("no buckets: {other}"),
        }
    }

    fn key(&self, outer: &Value, bucket: &Value) -> String {
        match (kind(outer), bucket["key_as_string"].as_str()) {
            ("date_histogram", Some(time)) => time[..self.interval.length].to_owned(),
            _ => plain(&bucket["key"]),
        }
    }

    fn values(&self, answer: &Value) -> Vec<Value> {
        let value = |metric: &&Value| match kind(metric) {
            "count" => answer["doc_count"].clone(),
            "percentiles" => answer[id(metric)]["values"].clone(),
            _ => answer[id(metric)]["value"].clone(),
        };
        self.metrics.iter().map(value).collect()
    }
}

impl Rows<Vec<Value>> {
    /// Computes the rows from the lines: the values behind each metric of each row.
    pub(crate) fn of(panel: &Panel, lines: &[Value], interval: Interval, is_flat: bool) -> Self {
        let (buckets, metrics) = split(&panel.aggregations);
        let search = panel.source["query"]["query"].as_str().expect("a search");
        let mut rows = BTreeMap::new();
        for line in lines.iter().filter(|line| matches(line, search)) {
            let of_bucket = |bucket: &&Value| key(line, bucket, interval, is_flat);
            // Each line is in at most one bucket of an aggregation.
            let Some(keys) = buckets.iter().map(of_bucket).collect::<Option<Vec<_>>>() else { continue };
            let row = rows.entry(keys).or_insert_with(|| vec![Vec::new(); metrics.len()]);
            for (values, metric) in row.iter_mut().zip(&metrics) {
                let value = if kind(metric) == "count" { &json!(1) } else { field(line, metric) };
                values.extend((!value.is_null()).then(|| value.clone()));
            }
        }
        Self(rows)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.values().flatten().all(Vec::is_empty)
    }
}

impl Rows<Vec<Value>> {
    pub(crate) fn assert_are(&self, answer: &Rows<Value>, panel: &str) {
        assert!(self.0.keys().eq(answer.0.keys()), "{panel}: {:?} and {:?}", self.0.keys(), answer.0.keys());
        for (keys, expected) in &self.0 {
            for (values, answered) in expected.iter().zip(&answer.0[keys]) {
                assert_is(values, answered, &format!("{panel} {keys:?}"));
            }
        }
    }
}

/// Compares a metric with its values: a count or sum, a number of distinct values, or percentiles.
fn assert_is(values: &[Value], answered: &Value, place: &str) {
    if let Some(percentiles) = answered.as_array() {
        let mut numbers: Vec<f64> = values.iter().filter_map(Value::as_f64).collect();
        numbers.sort_by(f64::total_cmp);
        return percentiles.iter().for_each(|percentile| assert_percentile(&numbers, percentile, place));
    }
    let sum: f64 = values.iter().filter_map(Value::as_f64).sum();
    let distinct = values.iter().map(plain).collect::<BTreeSet<_>>().len() as f64;
    let expected = if place.contains("-active-users ") { distinct } else { sum };
    assert_eq!(answered.as_f64(), Some(expected), "{place}");
}

/// Returns whether a percentile lies between the values next to its rank, within the accuracy of the servers' sketches. No
/// values have no percentile.
fn assert_percentile(sorted: &[f64], percentile: &Value, place: &str) {
    let value = percentile["value"].as_f64();
    let Some(last) = sorted.len().checked_sub(1) else { return assert_eq!(value, None, "{place}") };
    let rank = (percentile["key"].as_f64().expect("a rank") / 100.0 * last as f64) as usize;
    let slack = 1 + sorted.len() / 50;
    let (below, above) = (sorted[rank.saturating_sub(slack)], sorted[(rank + 1 + slack).min(last)]);
    let value = value.expect("a percentile");
    assert!((below..=above).contains(&value), "{place}: {percentile} is not in {below}..={above}");
}

/// Returns the bucket of a line.
fn key(line: &Value, bucket: &Value, interval: Interval, is_flat: bool) -> Option<String> {
    match kind(bucket) {
        "date_histogram" => {
            let time = if is_flat && line["@timestamp"].is_null() { &line["timestamp"] } else { &line["@timestamp"] };
            Some(time.as_str().expect("a time")[..interval.length].to_owned())
        }
        "filters" => {
            let mut filters = bucket["params"]["filters"].as_array().expect("filters").iter();
            let of_line = |filter: &&Value| matches(line, filter["input"]["query"].as_str().expect("a search"));
            filters.find(of_line).map(label)
        }
        _ => {
            let value = field(line, bucket);
            let is_level = ["level", "log.level"].iter().any(|level| bucket["params"]["field"] == *level);
            let text = plain(value);
            (!value.is_null()).then(|| if is_level { text.to_lowercase() } else { text })
        }
    }
}

/// Returns whether a panel's search finds a line.
fn matches(line: &Value, search: &str) -> bool {
    if let Some(inner) = search.strip_prefix("NOT ") {
        return !matches(line, inner);
    }
    if let Some(field) = search.strip_prefix("_exists_:") {
        return !line[field].is_null();
    }
    match search.split_once(':') {
        Some((field, word)) => line[field].as_str().is_some_and(|value| value.eq_ignore_ascii_case(word)),
        None => search.is_empty(),
    }
}

fn split(aggregations: &[Value]) -> (Vec<&Value>, Vec<&Value>) {
    aggregations.iter().partition(|aggregation| aggregation["schema"] != "metric")
}

fn field<'l>(line: &'l Value, aggregation: &Value) -> &'l Value {
    &line[aggregation["params"]["field"].as_str().expect("a field")]
}

fn kind(aggregation: &Value) -> &str {
    aggregation["type"].as_str().expect("a type")
}

fn id(aggregation: &Value) -> String {
    aggregation["id"].as_str().expect("an id").to_owned()
}

fn label(filter: &Value) -> String {
    filter["label"].as_str().expect("a label").to_owned()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
