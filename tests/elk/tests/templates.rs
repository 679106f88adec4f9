//! The exported templates and pipelines on real servers: each is accepted, no line is rejected, and every document holds what was
//! written.

use chat_log_elk_tests::index::Client;
use chat_log_elk_tests::programs::{self, Exported};
use chat_log_elk_tests::server::{Server, wanted};
use chat_log_tests::program::{Program, example};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::BuildHasher as _;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;

const LINES: u64 = 200_000;

#[test]
fn elasticsearch_accepts_every_line() {
    if wanted(&["java", "mvn", "curl"]) {
        let server = Server::elasticsearch();
        prove(&Client::new(&server.url), "elasticsearch-basic");
    }
}

#[test]
fn opensearch_accepts_every_line() {
    if wanted(&["java", "mvn", "curl"]) {
        let server = Server::opensearch();
        prove(&Client::new(&server.url), "opensearch");
    }
}

fn prove(client: &Client<'_>, target: &str) {
    let exported = Exported::by(env!("CARGO_BIN_EXE_generate_lines"), target);
    for layout in ["flat", "ecs"] {
        let folder = exported.of(layout).join(target);
        let stream = format!("logs-chat-{layout}");
        install(client, &folder);
        let pipeline = folder.join("ingest-pipeline.json").exists();
        let lines = lines(layout, pipeline);
        let refused = client.index(&stream, &lines);
        assert!(refused.is_empty(), "{target} {layout}: {} refused, such as {}", refused.len(), refused[0]);
        assert_eq!(client.count(&stream, &json!({ "match_all": {} })), LINES);
        assert_ignored(client, &stream, target, layout);
        assert_unchanged(client, &stream, &lines);
        assert_found(client, &stream, layout);
        assert_sorted(client, &stream);
    }
    assert_strict(client, target, &exported);
    prove_service(client, target);
}

/// Runs the same checks with the lines and the export of the chat service.
fn prove_service(client: &Client<'_>, target: &str) {
    let service = example("chat_service");
    let exported = Exported::by(&service, &format!("service-{target}"));
    for layout in ["flat", "ecs"] {
        let folder = exported.of(layout).join(target);
        let stream = format!("logs-chat-service_{layout}");
        install(client, &folder);
        let pipeline = folder.join("ingest-pipeline.json").exists();
        let lines = shipped(programs::output(&service, &[], layout), layout, pipeline);
        assert!(lines.len() > 100, "{} lines", lines.len());
        assert_eq!(client.index(&stream, &lines), [""; 0], "{target} {layout}");
        assert_eq!(client.count(&stream, &json!({ "match_all": {} })), lines.len() as u64);
        assert_eq!(client.count(&stream, &json!({ "exists": { "field": "_ignored" } })), 0, "{target} {layout}");
        assert_unchanged(client, &stream, &lines);
    }
}

fn install(client: &Client<'_>, folder: &Path) {
    let read = |name: &str| fs::read_to_string(folder.join(name));
    let (status, answer) = client.put("/_component_template/chat", &read("component-template.json").expect("exported"));
    assert_eq!(status, 200, "the component template: {answer}");
    if let Ok(pipeline) = read("ingest-pipeline.json") {
        let (status, answer) = client.put("/_ingest/pipeline/chat", &pipeline);
        assert_eq!(status, 200, "the pipeline: {answer}");
    }
    let (status, answer) = client.put("/_index_template/logs-chat", &read("index-template.json").expect("exported"));
    assert_eq!(status, 200, "the index template: {answer}");
}

/// The generator's lines.
fn lines(layout: &str, pipeline: bool) -> Vec<String> {
    let program = Program::new(env!("CARGO_BIN_EXE_generate_lines"));
    let mut command = program.with("LOG_LAYOUT", layout).with("LOG_HASH_KEY", "a key of the tests").into_command();
    let mut generator = command.arg(LINES.to_string()).stdout(Stdio::piped()).spawn().expect("it runs");
    let output = BufReader::new(generator.stdout.take().expect("a pipe"));
    let lines = output.lines().collect::<Result<_, _>>().expect("UTF-8");
    assert!(generator.wait().expect("it ends").success());
    shipped(lines, layout, pipeline)
}

/// Sets `@timestamp` where no pipeline does: the shipper's task.
fn shipped(lines: Vec<String>, layout: &str, pipeline: bool) -> Vec<String> {
    if layout == "ecs" || pipeline {
        return lines;
    }
    lines.into_iter().map(|line| line.replacen("\"timestamp\"", "\"@timestamp\"", 1)).collect()
}

/// Every value is indexed, except integers above the largest `long` where the server has no larger type.
fn assert_ignored(client: &Client<'_>, stream: &str, target: &str, layout: &str) {
    let ignored = client.count(stream, &json!({ "exists": { "field": "_ignored" } }));
    if target != "elasticsearch-basic" {
        return assert_eq!(ignored, 0);
    }
    let field = if layout == "flat" { "large" } else { "chat.large" };
    assert_eq!(ignored, client.count(stream, &json!({ "term": { "_ignored": field } })), "only `{field}`");
}

/// Every document equals its line, apart from the time that a pipeline copies.
fn assert_unchanged(client: &Client<'_>, stream: &str, lines: &[String]) {
    // Compares hashes, since both servers and all lines must fit into two gigabytes.
    let hashes = RandomState::new();
    let hash_without_time = |value: &mut Value| {
        value.as_object_mut().map(|members| members.remove("@timestamp"));
        hashes.hash_one(value.to_string())
    };
    let mut written: HashMap<u64, u64> = HashMap::new();
    for line in lines {
        let mut value = serde_json::from_str(line).expect("JSON");
        *written.entry(hash_without_time(&mut value)).or_default() += 1;
    }
    let mut found = 0;
    client.for_each_source(stream, |mut source| {
        assert!(source["@timestamp"].is_string(), "{source}");
        let left = written.get_mut(&hash_without_time(&mut source)).unwrap_or_else(|| panic!("no line is {source}"));
        *left = left.checked_sub(1).unwrap_or_else(|| panic!("twice: {source}"));
        found += 1;
    });
    assert_eq!(found, lines.len());
}

fn assert_found(client: &Client<'_>, stream: &str, layout: &str) {
    let own = |field: &str| if layout == "flat" { field.to_owned() } else { format!("chat.{field}") };
    let level = if layout == "flat" { "level" } else { "log.level" };
    let quarter = LINES / 4;
    for (search, expected) in [
        (format!("{level}:error"), quarter),
        ("log.level:ERROR".to_owned(), quarter),
        (format!("{}:\"label 2\"", own("place.label")), 1),
        (format!("{}:77779", own("number")), 0),
        (format!("{}:77776", own("number")), 1),
        (format!("{}:77776", own("order_id")), 1),
        (format!("{}:\"::1\"", own("peer_ip")), LINES / 12 + 1),
        (format!("{}:\"10.0.0.0/8\"", own("peer_ip")), quarter - LINES / 12 - 1),
        (format!("{}:db_error", own("event_type")), quarter / 2),
        ("message:\"another crate\"".to_owned(), quarter),
        ("labels.key_7____7:77779".to_owned(), 1),
    ] {
        assert_eq!(client.count_found(stream, &search), expected, "{search}");
    }
    // A word at the end of a text of 16 kB is found.
    let note = own("note");
    let long = json!({ "prefix": { (note.as_str()): "sixteen kilobytes sixteen" } });
    assert!(client.count(stream, &long) > 0, "long values are searchable too");
}

/// Sorting respects microseconds.
fn assert_sorted(client: &Client<'_>, stream: &str) {
    let ask = json!({ "size": 1000, "sort": [{ "@timestamp": "asc" }], "_source": ["@timestamp"] });
    let (_, result) = client.ask(&format!("/{stream}/_search"), &ask);
    let times: Vec<&str> = result["hits"]["hits"]
        .as_array()
        .expect("hits")
        .iter()
        .filter_map(|hit| hit["_source"]["@timestamp"].as_str())
        .collect();
    assert_eq!(times.len(), 1000);
    assert!(times.is_sorted(), "sorted by their six digits");
    assert!(times.windows(2).any(|pair| pair[0][..23] == pair[1][..23] && pair[0] != pair[1]), "within a millisecond");
}

/// The strict template rejects undeclared fields.
fn assert_strict(client: &Client<'_>, target: &str, exported: &Exported) {
    let component = fs::read_to_string(exported.of("ecs").join(target).join("component-template.json"));
    let strict = component.expect("exported").replacen("\"dynamic\": false", "\"dynamic\": \"strict\"", 1);
    let (status, answer) = client.put("/_component_template/chat", &strict);
    assert_eq!(status, 200, "{answer}");
    let known = r#"{"@timestamp":"2026-11-22T13:30:06.123456Z","message":"known","log.level":"info"}"#;
    let foreign = r#"{"@timestamp":"2026-11-22T13:30:06.123456Z","message":"foreign","color":"red"}"#;
    let refused = client.index("logs-chat-strict", &[known.to_owned(), foreign.to_owned()]);
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(refused[0].contains("strict_dynamic_mapping_exception"), "{refused:?}");
}
