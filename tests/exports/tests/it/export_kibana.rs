//! The export for Kibana and OpenSearch Dashboards: every object that it refers to is in it, and every field that it names is
//! in the index.

mod objects;

use chat_log::Layout;
use chat_log::export::Export;
use objects::exported::{file, parsed};
use objects::{check, embedded, fields_of_search, of_kind, text, titles};
use serde_json::Value;

const LAYOUTS: [Layout; 2] = [Layout::Flat, Layout::Ecs];

fn export() -> Export {
    Export::linked().expect("a schema is linked")
}

#[test]
fn every_reference_resolves_and_every_field_is_in_the_index() {
    LAYOUTS.into_iter().for_each(|layout| check(&export(), layout));
    let renamed = export().service("chat-api \"x\"").application("my-chat");
    LAYOUTS.into_iter().for_each(|layout| check(&renamed, layout));
}

#[test]
fn the_dashboard_shows_services_errors_performance_and_users() {
    for (layout, elapsed, took) in [(Layout::Flat, "elapsed", "took"), (Layout::Ecs, "chat.elapsed", "event.duration")]
    {
        let objects = objects::objects(&export(), layout);
        let shown = titles(&objects, "visualization");
        let own = if layout == Layout::Flat { "elapsed_ms" } else { "chat.elapsed_ms" };
        let expected = [
            "Services and levels",
            "Lines by level",
            "Error rate",
            "Top errors by type",
            "Top errors by event",
            "Missing lines",
            &format!("Performance: {own}"),
            &format!("Performance by function: {own}"),
            &format!("Performance by function: {elapsed} (ms)"),
            &format!("Performance by function: {took} (ns)"),
            "Active users",
            "User activity",
        ];
        assert_eq!(shown, expected);
        let [dashboard] = of_kind(&objects, "dashboard")[..] else { panic!("one dashboard") };
        assert_panels(dashboard, shown.len() + 1);
    }
}

/// Each panel shows a different object, and no panel covers another.
fn assert_panels(dashboard: &Value, expected: usize) {
    let panels = embedded(&dashboard["attributes"]["panelsJSON"]);
    let panels = panels.as_array().expect("panels");
    assert_eq!(panels.len(), expected);
    let places = panels.iter().map(|panel| {
        let side = |name: &str| panel["gridData"][name].as_u64().expect("a number");
        assert_eq!(panel["gridData"]["i"], panel["panelIndex"]);
        (side("x"), side("y"), side("x") + side("w"), side("y") + side("h"))
    });
    let places: Vec<_> = places.collect();
    for (at, (left, top, right, bottom)) in places.iter().enumerate() {
        assert!(*right <= 48, "{at} is beyond the grid");
        let covers =
            |other: &&(u64, u64, u64, u64)| other.0 < *right && *left < other.2 && other.1 < *bottom && *top < other.3;
        assert_eq!(places.iter().filter(covers).count(), 1, "{at} overlaps another panel");
    }
}

#[test]
fn the_nine_searches_are_saved_as_they_are_on_the_page() {
    for layout in LAYOUTS {
        let page = file(&export(), &format!("{layout}/searches.md"));
        assert_eq!(
            page.lines().filter(|line| line.starts_with("## ") && line.as_bytes()[3].is_ascii_digit()).count(),
            9
        );
        let mut rows: Vec<&str> = Vec::new();
        for kind in ["| short | `", "| exact | `"] {
            rows.extend(
                page.lines().filter_map(|line| line.strip_prefix(kind)?.split_once("` |")).map(|(lucene, _)| lucene),
            );
        }
        let objects = objects::objects(&export(), layout);
        let mut saved: Vec<String> = Vec::new();
        for search in of_kind(&objects, "search") {
            let source = embedded(&search["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"]);
            assert_eq!(source["query"]["language"], "lucene");
            saved.push(text(&source["query"]["query"]).to_owned());
        }
        saved.sort();
        rows.sort_unstable();
        assert_eq!(saved, rows);
        assert_eq!(titles(&objects, "search").iter().filter(|title| !title.ends_with(", exact")).count(), 9);
    }
}

#[test]
fn the_page_names_only_fields_of_its_layout() {
    for layout in LAYOUTS {
        let template = parsed(&export(), &format!("{layout}/elasticsearch/component-template.json"));
        let page = file(&export(), &format!("{layout}/searches.md"));
        for row in page.lines().filter(|line| line.contains("` | `")) {
            for field in row.split('`').skip(1).step_by(2).flat_map(fields_of_search) {
                let mapping = field
                    .split('.')
                    .fold(&template["template"]["mappings"], |object, part| &object["properties"][part]);
                assert!(mapping["type"].is_string(), "{field} of {row}");
            }
        }
    }
}

#[test]
fn a_service_and_an_application_have_the_names_of_the_export() {
    let export = export().service("chat-api").application("my-chat");
    let page = file(&export, "flat/searches.md");
    assert!(page.contains("`service:\"chat-api\" AND logger:(my_chat OR my_chat.*)`"), "{page}");
    let objects = file(&export, "ecs/kibana.ndjson");
    assert!(objects.contains("\"id\":\"chat_log-chat-api-ecs-dashboard\""));
    assert!(objects.contains("\"title\":\"logs-chat-api-*\""));
    let monitor = file(&export, "ecs/opensearch/alert-lines-lost.json");
    assert!(monitor.contains("\"logs-chat-api-*\"") && monitor.contains("\"chat.lines_lost\""), "{monitor}");
}

#[test]
fn the_docs_name_every_panel_and_file() {
    let docs = include_str!("../../../../docs/kibana.md");
    let objects = objects::objects(&export(), Layout::Flat);
    for title in titles(&objects, "visualization") {
        let panel = title.split(": ").next().expect("a name");
        assert!(docs.contains(&format!("| {panel} | ")), "{panel} is not in the table of panels");
    }
    let folder = std::env::temp_dir().join(format!("chat-log-export-docs-{}", std::process::id()));
    export().write_all(&folder).expect("written");
    for path in
        docs.split('@').filter_map(|text| text.split_whitespace().next()).filter(|path| path.starts_with("flat/"))
    {
        assert!(folder.join(path).is_file(), "{path} is not written");
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}
