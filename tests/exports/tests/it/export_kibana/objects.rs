//! The rules of Kibana and OpenSearch Dashboards for a file of saved objects, and what the index must have for it.

// By path, since the package would link its schema as well.
#[path = "../../../../promises/src/exported.rs"]
#[expect(unreachable_pub, reason = "the packages share the file")]
pub(crate) mod exported;

use chat_log::Layout;
use chat_log::export::Export;
use exported::{ENGINES, file, find, parsed};
use serde_json::Value;
use std::collections::BTreeSet;

/// The latest version of each type that OpenSearch Dashboards knows. Kibana knows these and later ones.
const VERSIONS: [(&str, &str); 4] =
    [("index-pattern", "7.6.0"), ("search", "7.9.3"), ("visualization", "7.10.0"), ("dashboard", "7.9.3")];

/// The attributes that an object of a type may have: Kibana rejects dashboards and searches with others.
const ATTRIBUTES: [(&str, &[&str]); 4] = [
    ("index-pattern", &["title", "timeFieldName"]),
    ("search", &["title", "description", "columns", "sort", "hits", "version", "kibanaSavedObjectMeta"]),
    ("visualization", &["title", "description", "visState", "uiStateJSON", "version", "kibanaSavedObjectMeta"]),
    (
        "dashboard",
        &[
            "title",
            "description",
            "panelsJSON",
            "optionsJSON",
            "timeRestore",
            "hits",
            "version",
            "kibanaSavedObjectMeta",
        ],
    ),
];

pub(crate) fn objects(export: &Export, layout: Layout) -> Vec<Value> {
    let text = file(export, &format!("{layout}/kibana.ndjson"));
    assert!(text.ends_with('\n'));
    text.lines().map(|line| serde_json::from_str(line).expect("one JSON object a line")).collect()
}

pub(crate) fn of_kind<'o>(objects: &'o [Value], kind: &str) -> Vec<&'o Value> {
    objects.iter().filter(|object| object["type"] == kind).collect()
}

/// Returns the titles of the objects of a kind, without the service.
pub(crate) fn titles(objects: &[Value], kind: &str) -> Vec<String> {
    let title = |object: &Value| text(&object["attributes"]["title"]).split_once("] ").expect("a service").1.to_owned();
    of_kind(objects, kind).into_iter().map(title).collect()
}

/// Checks everything about an export that needs no server.
pub(crate) fn check(export: &Export, layout: Layout) {
    let objects = objects(export, layout);
    check_references(&objects);
    for engine in ENGINES {
        let template = parsed(export, &format!("{layout}/{engine}/component-template.json"));
        let mappings = &template["template"]["mappings"];
        for field in objects.iter().flat_map(fields_of) {
            assert_mapped(mappings, &field);
        }
        let path = |alert: &str| format!("{layout}/{engine}/alert-{alert}.json");
        for alert in ["error-rate", "lines-lost"].into_iter().filter_map(|alert| find(export, &path(alert))) {
            let alert: Value = serde_json::from_str(&alert).expect("JSON");
            check_alert(&alert, &objects, mappings);
        }
    }
}

/// Each object has a unique id, refers only to earlier objects, and uses each of its references.
fn check_references(objects: &[Value]) {
    let mut known = BTreeSet::new();
    for object in objects {
        let (kind, id) = (text(&object["type"]), text(&object["id"]));
        let version = VERSIONS.iter().find(|(known, _)| *known == kind).expect("a type that both products have").1;
        assert_eq!(object["migrationVersion"], serde_json::json!({ kind: version }));
        let allowed = ATTRIBUTES.iter().find(|(known, _)| *known == kind).expect("a type with attributes").1;
        let mut attributes = object["attributes"].as_object().expect("attributes").keys();
        assert!(attributes.all(|attribute| allowed.contains(&attribute.as_str())), "{id}");
        let mut names = BTreeSet::new();
        for reference in object["references"].as_array().expect("references") {
            let target = (text(&reference["type"]).to_owned(), text(&reference["id"]).to_owned());
            assert!(known.contains(&target), "{id} refers to {target:?}");
            assert!(names.insert(text(&reference["name"]).to_owned()), "{id}: duplicate name");
        }
        assert_eq!(used_references(object), names, "{id}");
        assert!(known.insert((kind.to_owned(), id.to_owned())), "duplicate object {id}");
    }
}

fn used_references(object: &Value) -> BTreeSet<String> {
    let source = embedded(&object["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"]);
    let panels = embedded(&object["attributes"]["panelsJSON"]);
    let of_panels = panels.as_array().into_iter().flatten().map(|panel| &panel["panelRefName"]);
    let names = std::iter::once(&source["indexRefName"]).chain(of_panels);
    names.filter(|name| !name.is_null()).map(|name| text(name).to_owned()).collect()
}

/// Parses JSON in a string; `null` for any other value.
pub(crate) fn embedded(value: &Value) -> Value {
    value.as_str().map_or(Value::Null, |text| serde_json::from_str(text).expect("JSON inside of a string"))
}

/// Returns every field that an object names.
fn fields_of(object: &Value) -> BTreeSet<String> {
    let attributes = &object["attributes"];
    let state = embedded(&attributes["visState"]);
    let source = embedded(&attributes["kibanaSavedObjectMeta"]["searchSourceJSON"]);
    let mut fields = fields_of_search(source["query"]["query"].as_str().unwrap_or_default());
    for aggregation in state["aggs"].as_array().into_iter().flatten() {
        let params = &aggregation["params"];
        fields.extend(params["field"].as_str().map(str::to_owned));
        for filter in params["filters"].as_array().into_iter().flatten() {
            fields.extend(fields_of_search(text(&filter["input"]["query"])));
        }
    }
    let columns = attributes["columns"].as_array().into_iter().flatten();
    let sorted = attributes["sort"].as_array().into_iter().flatten().map(|order| &order[0]);
    fields.extend(columns.chain(sorted).map(|column| text(column).to_owned()));
    fields.extend(attributes["timeFieldName"].as_str().map(str::to_owned));
    fields
}

/// Returns the names before colons and `>`, outside of quotation marks, in Lucene's syntax and in KQL.
pub(crate) fn fields_of_search(search: &str) -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    for outside in search.replace("\\\"", "").split('"').step_by(2) {
        for word in outside.replace(" > ", ": ").replace("_exists_:", "").split([' ', '(', ')']) {
            let is_existence = search.contains(&format!("_exists_:{word}")) && !word.is_empty();
            let field = word.split_once(':').map(|(field, _)| field).or(is_existence.then_some(word));
            fields.extend(field.map(str::to_owned));
        }
    }
    fields
}

fn assert_mapped(mappings: &Value, field: &str) {
    let mapping = field.split('.').fold(mappings, |object, part| &object["properties"][part]);
    assert!(mapping["type"].is_string(), "{field} is not in the template");
}

/// An alert's fields are mapped, and the file contains its data view.
fn check_alert(alert: &Value, objects: &[Value], mappings: &Value) {
    let params = &alert["params"];
    if let Some(view) = params["searchConfiguration"]["index"].as_str() {
        assert!(of_kind(objects, "index-pattern").iter().any(|object| object["id"] == view), "{view}");
    }
    let mut fields = BTreeSet::new();
    for metric in params["criteria"][0]["metrics"].as_array().into_iter().flatten() {
        fields.extend(metric["field"].as_str().map(str::to_owned));
        fields.extend(fields_of_search(metric["filter"].as_str().unwrap_or_default()));
    }
    let query = &alert["inputs"][0]["search"]["query"];
    if let Some(filter) = query["aggregations"]["errors"]["filter"]["term"].as_object() {
        fields.extend(filter.keys().cloned());
    }
    fields.extend(query["aggregations"]["lines_lost"]["sum"]["field"].as_str().map(str::to_owned));
    assert!(!fields.is_empty(), "{alert}");
    fields.iter().for_each(|field| assert_mapped(mappings, field));
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
