//! End to end: a service's stdout in a file as containerd writes it, a real Filebeat with the exported configuration, and a real
//! Elasticsearch, or a receiver with the protocol of Logstash. Every line arrives, whatever else the file holds.

use chat_log_elk_tests::container::{LogFile, Stream};
use chat_log_elk_tests::index::Client;
use chat_log_elk_tests::programs::{Exported, output};
use chat_log_elk_tests::server::{Server, wanted};
use chat_log_elk_tests::shipper::{Filebeat, Sink};
use chat_log_tests::program::example;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const STREAM: &str = "logs-chat-default";
const GENERATED: &str = "20000";

/// A program, its arguments, and whether its index rejects undeclared fields.
fn programs() -> [(&'static str, String, &'static [&'static str], bool); 2] {
    [
        ("chat-service", example("chat_service"), &[], false),
        ("generated", env!("CARGO_BIN_EXE_generate_lines").to_owned(), &[GENERATED], true),
    ]
}

#[test]
fn every_line_reaches_elasticsearch() {
    if !wanted(&["java", "mvn", "curl", "go"]) {
        return;
    }
    let server = Server::elasticsearch();
    let client = Client::new(&server.url);
    for (name, program, arguments, strict) in programs() {
        let exported = Exported::by(&program, name);
        for layout in ["flat", "ecs"] {
            let folder = exported.of(layout);
            install(&client, &folder.join("elasticsearch-basic"), strict);
            let mut file = Container::new(&folder);
            let mut lines = output(&program, arguments, layout).into_iter();
            lines.by_ref().take(50).for_each(|line| file.own(&line));
            file.log.flush();
            let variables = [("LOG_PATHS", file.path.to_str().expect("UTF-8")), ("ELASTICSEARCH_HOSTS", &server.url)];
            let filebeat = Filebeat::start(&folder.join("filebeat.yml"), &variables);
            file.fill(lines);
            filebeat.wait_for(file.expected.len() as u64);
            client.post(&format!("/{STREAM}/_refresh"), "");
            let of_file = json!({ "term": { "log.file.path": file.path } });
            assert_eq!(client.count(STREAM, &of_file), file.expected.len() as u64);
            client.for_each_found(STREAM, &of_file, |document| file.arrived(&document));
            file.assert_all_arrived();
            assert_microseconds(&client, layout, &of_file);
        }
    }
}

#[test]
fn every_line_reaches_a_logstash_stand_in() {
    if !wanted(&["curl", "go"]) {
        return;
    }
    for (name, program, arguments, _) in programs() {
        let exported = Exported::by(&program, &format!("logstash-{name}"));
        for layout in ["flat", "ecs"] {
            let folder = exported.of(layout);
            let mut file = Container::new(&folder);
            file.fill(output(&program, arguments, layout).into_iter());
            let sink = Sink::start();
            let variables = [
                ("LOG_PATHS", file.path.to_str().expect("UTF-8")),
                ("TO_ELASTICSEARCH", "false"),
                ("TO_LOGSTASH", "true"),
                ("LOGSTASH_HOSTS", &sink.address),
            ];
            let filebeat = Filebeat::start(&folder.join("filebeat.yml"), &variables);
            for event in sink.take(file.expected.len() as u64) {
                file.arrived(&event);
            }
            filebeat.wait_for(file.expected.len() as u64);
            file.assert_all_arrived();
        }
    }
}

fn install(client: &Client<'_>, folder: &Path, strict: bool) {
    let mut component = fs::read_to_string(folder.join("component-template.json")).expect("exported");
    if strict {
        component = component.replacen("\"dynamic\": false", "\"dynamic\": \"strict\"", 1);
    }
    let index = fs::read_to_string(folder.join("index-template.json")).expect("exported");
    for (path, body) in [("/_component_template/chat", component), ("/_index_template/logs-chat", index)] {
        let (status, answer) = client.put(path, &body);
        assert_eq!(status, 200, "{path}: {answer}");
    }
    // A new backing index with the current templates.
    let (status, answer) = client.post(&format!("/{STREAM}/_rollover"), "");
    assert!(matches!(status, 200 | 404), "{answer}");
    let foreign = r#"{"@timestamp":"2026-11-22T13:30:06.123456Z","color":"red"}"#.to_owned();
    assert_eq!(client.index(STREAM, &[foreign]).is_empty(), !strict, "a strict index refuses unknown members");
}

/// In a flat line `timestamp` keeps all six digits and sorts by them. In Filebeat 7.17 `@timestamp` keeps three, until a
/// pipeline copies it from `timestamp`, which this server does not support.
fn assert_microseconds(client: &Client<'_>, layout: &str, of_file: &Value) {
    let field = if layout == "flat" { "timestamp" } else { "@timestamp" };
    let ours = json!({ "bool": { "filter": [of_file], "must_not": { "exists": { "field": "error.type" } } } });
    let ask = json!({ "size": 1000, "sort": [{ (field): "asc" }], "query": ours });
    let (_, result) = client.ask(&format!("/{STREAM}/_search"), &ask);
    let hits = result["hits"]["hits"].as_array().expect("hits");
    let times: Vec<&str> = hits.iter().filter_map(|hit| hit["_source"][field].as_str()).collect();
    assert!(times.len() > 20 && times.is_sorted(), "{times:?}");
    if layout == "flat" {
        assert!(times.iter().all(|time| time.len() == "2026-11-22T13:30:06.123456Z".len()), "{times:?}");
        assert!(
            times.windows(2).any(|pair| pair[0][..23] == pair[1][..23] && pair[0] != pair[1]),
            "within a millisecond"
        );
    }
}

/// A container's log file, and what must arrive from it, by offset.
struct Container {
    path: PathBuf,
    log: LogFile,
    expected: BTreeMap<u64, Expected>,
}

enum Expected {
    /// A line of this library.
    Line(Value),
    /// Text of another program.
    Text(String),
    Arrived,
}

impl Container {
    fn new(folder: &Path) -> Self {
        let path = folder.join("chat-7c9d_chat_chat-0123456789abcdef.log");
        Self { log: LogFile::create(&path), path, expected: BTreeMap::new() }
    }

    /// Everything that happens in a container: our lines, some longer than the runtime's records, with another program's
    /// output between them.
    fn fill(&mut self, lines: impl Iterator<Item = String>) {
        self.foreign();
        for (number, line) in lines.enumerate() {
            self.own(&line);
            if number % 500 == 7 {
                self.foreign();
            }
        }
        self.split_between_streams();
        self.log.flush();
    }

    fn own(&mut self, line: &str) {
        let value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let begin = self.log.line(Stream::Stdout, line.as_bytes());
        self.expected.insert(begin, Expected::Line(value));
    }

    fn text(&mut self, bytes: &[u8]) {
        let begin = self.log.line(Stream::Stdout, bytes);
        self.expected.insert(begin, Expected::Text(String::from_utf8_lossy(bytes).into_owned()));
    }

    /// A panic, invalid UTF-8, truncated JSON, and JSON with duplicate keys; also on stderr, which Filebeat does not read.
    fn foreign(&mut self) {
        self.text(b"thread 'main' (7) panicked at src/main.rs:7:5:");
        self.text(b"called `Option::unwrap()` on a `None` value");
        self.text(b"caf\xe9 \xff\xfe\x80 {\"level\":\"info\"}");
        self.text(br#"{"timestamp":"2026-11-22T13:30:06.1234"#);
        self.text(&[b"x".repeat(40_000), b"\xc3".to_vec()].concat());
        for bytes in [&b"thread panicked"[..], b"\xff\xfe", br#"{"message":"not of ours"}"#] {
            self.log.line(Stream::Stderr, bytes);
        }
    }

    /// As documented in the configuration: a stderr record between the parts of a line costs that line its first part only.
    fn split_between_streams(&mut self) {
        self.log.record(Stream::Stdout, 'P', b"the first part");
        self.log.record(Stream::Stderr, 'F', b"of another stream");
        self.text(b"the second part");
    }

    /// Checks a document or event against the text at the offset that it names.
    fn arrived(&mut self, document: &Value) {
        let offset = document["log"]["offset"].as_u64().expect("an offset");
        let expected =
            self.expected.get_mut(&offset).unwrap_or_else(|| panic!("nothing begins at {offset}: {document}"));
        match std::mem::replace(expected, Expected::Arrived) {
            Expected::Line(line) => assert_same(&line, document),
            Expected::Text(text) => {
                assert_eq!(document["message"], text);
                assert_eq!(document["error"]["type"], "json");
            }
            Expected::Arrived => panic!("twice: {document}"),
        }
    }

    fn assert_all_arrived(&self) {
        let missing = self.expected.iter().filter(|(_, one)| !matches!(one, Expected::Arrived)).count();
        assert_eq!(missing, 0, "of {}", self.expected.len());
    }
}

/// Every member of a line is in the document, which otherwise holds only what Filebeat adds.
fn assert_same(line: &Value, document: &Value) {
    let (line, document) = (line.as_object().expect("an object"), document.as_object().expect("an object"));
    for (key, value) in line {
        let places = places(document, key);
        let [found] = places.as_slice() else { panic!("{key} is {} times in {document:?}", places.len()) };
        // Filebeat 7.17 keeps only milliseconds.
        let same = if key == "@timestamp" { same_start(value, found) } else { is_same(value, found) };
        assert!(same, "{key}: {value} became {found}");
    }
    if let Some(time) = line.get("timestamp") {
        assert!(same_start(time, &document["@timestamp"]), "{time} became {}", document["@timestamp"]);
    }
    let added = ["@metadata", "@timestamp", "agent", "ecs", "host", "input", "log", "stream"];
    let foreign: Vec<_> =
        document.keys().filter(|key| !line.contains_key(*key) && !added.contains(&key.as_str())).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

/// Resolves a dotted key: each dot may be part of a name or a step into an object.
fn places<'d>(object: &'d Map<String, Value>, key: &str) -> Vec<&'d Value> {
    let deeper = key.match_indices('.').flat_map(|(dot, _)| {
        let inner = object.get(&key[..dot]).and_then(Value::as_object);
        inner.map_or_else(Vec::new, |inner| places(inner, &key[dot + 1..]))
    });
    object.get(key).into_iter().chain(deeper).collect()
}

fn same_start(line: &Value, found: &Value) -> bool {
    let (line, found) = (line.as_str().unwrap_or_default(), found.as_str().unwrap_or_default());
    line.len() == 27 && found.len() == 24 && line[..23] == found[..23]
}

/// Compares numbers by value: Filebeat writes `1.0` as `1`.
fn is_same(line: &Value, found: &Value) -> bool {
    match (line, found) {
        (Value::Number(a), Value::Number(b)) if a.is_f64() || b.is_f64() => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| is_same(a, b)))
        }
        (a, b) => a == b,
    }
}
