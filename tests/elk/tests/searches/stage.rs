//! A data stream on a server, with the templates that the program exports.

use chat_log_elk_tests::index::Client;
use chat_log_elk_tests::programs::Exported;
use chat_log_tests::program::Program;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const PROGRAM: &str = env!("CARGO_BIN_EXE_search_lines");

/// Translates KQL searches to queries. Returns none if there is no parser.
pub(crate) type Translate<'t> = &'t dyn Fn(&[String]) -> Vec<Result<Value, String>>;

/// Exports the configuration of the program's index.
pub(crate) fn export(name: &str) -> Exported {
    Exported::by(PROGRAM, &format!("searches-{name}"))
}

/// One layout on one server.
pub(crate) struct Stage<'c> {
    pub(crate) client: &'c Client<'c>,
    pub(crate) layout: &'static str,
    /// The lines of `chat`, and the same lines of a service whose name starts with `chat`.
    pub(crate) stream: String,
    pub(crate) lines: Vec<Value>,
    /// A log without problems.
    pub(crate) calm: String,
    folder: PathBuf,
    pub(crate) target: &'static str,
}

impl<'c> Stage<'c> {
    pub(crate) fn new(client: &'c Client<'c>, exported: &Exported, layout: &'static str, target: &'static str) -> Self {
        let folder = exported.of(layout);
        let (stream, calm) = (format!("logs-chat-{layout}"), format!("logs-chat-{layout}_calm"));
        let stage = Self { client, layout, stream, lines: Vec::new(), calm, folder, target };
        stage.install();
        let mut lines = stage.output("lines", "chat");
        lines.extend(stage.output("lines", "chat-admin"));
        stage.index(&stage.stream, &lines);
        stage.index(&stage.calm, &stage.output("calm", "chat"));
        let lines = lines.iter().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        Self { lines, ..stage }
    }

    /// Returns the same server and layout with another program's templates and lines.
    pub(crate) fn of_other(&self, folder: PathBuf, name: &str, lines: &[String]) -> Self {
        let stream = format!("{}_{name}", self.stream);
        let stage = Self { stream, lines: Vec::new(), calm: String::new(), folder, ..*self };
        stage.install();
        let lines: Vec<String> = lines.iter().map(|line| stage.moved(line)).collect();
        stage.index(&stage.stream, &lines);
        stage
    }

    /// Reads a file of the layout, or of its target.
    pub(crate) fn file(&self, name: &str) -> String {
        let of_target = self.folder.join(self.target).join(name);
        let path = if of_target.exists() { of_target } else { self.folder.join(name) };
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn is_flat(&self) -> bool {
        self.layout == "flat"
    }

    fn has_pipeline(&self) -> bool {
        self.folder.join(self.target).join("ingest-pipeline.json").exists()
    }

    fn install(&self) {
        let pipeline = self.has_pipeline().then_some(("/_ingest/pipeline/chat", "ingest-pipeline.json"));
        let templates = [
            ("/_component_template/chat", "component-template.json"),
            ("/_index_template/logs-chat", "index-template.json"),
        ];
        for (path, file) in pipeline.into_iter().chain(templates) {
            let (status, answer) = self.client.put(path, &self.file(file));
            assert_eq!(status, 200, "{path}: {answer}");
        }
    }

    /// The program's lines.
    fn output(&self, mode: &str, service: &str) -> Vec<String> {
        let program = Program::new(PROGRAM).with("LOG_LAYOUT", self.layout).with("LOG_SERVICE", service);
        let output = program.into_command().arg(mode).output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        text.lines().map(|line| self.moved(line)).collect()
    }

    /// Sets `@timestamp` where no pipeline does: the shipper's task.
    fn moved(&self, line: &str) -> String {
        if self.is_flat() && !self.has_pipeline() {
            return line.replacen("\"timestamp\"", "\"@timestamp\"", 1);
        }
        line.to_owned()
    }

    fn index(&self, stream: &str, lines: &[String]) {
        let refused = self.client.index(stream, lines);
        assert!(refused.is_empty(), "{}: {} refused, such as {}", self.target, refused.len(), refused[0]);
    }

    /// Returns the documents that a query finds, or the server's error.
    pub(crate) fn find(&self, query: &Value) -> Result<Vec<Value>, String> {
        let ask = json!({ "size": 10_000, "query": query });
        let (status, mut result) = self.client.ask(&format!("/{}/_search", self.stream), &ask);
        if status != 200 {
            return Err(result.to_string());
        }
        let Value::Array(hits) = result["hits"]["hits"].take() else { panic!("{result}") };
        Ok(hits.into_iter().map(|mut hit| hit["_source"].take()).collect())
    }
}

/// Returns a search in Lucene's syntax as Kibana sends it.
pub(crate) fn lucene(search: &str) -> Value {
    match search {
        "" => json!({ "match_all": {} }),
        search => json!({ "query_string": { "query": search, "analyze_wildcard": true } }),
    }
}

/// Returns a search of the saved objects.
pub(crate) fn saved(source: &Value) -> Value {
    assert_eq!(source["language"], "lucene");
    lucene(source["query"].as_str().expect("a search"))
}
