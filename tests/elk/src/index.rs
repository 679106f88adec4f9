//! A client of Elasticsearch and OpenSearch for the tests.

use serde_json::{Value, json};

/// A client of one server.
#[derive(Debug)]
pub struct Client<'s> {
    url: &'s str,
    agent: ureq::Agent,
}

/// The status and body of an answer.
pub type Answer = (u16, Value);

impl<'s> Client<'s> {
    /// Creates a client of the server at `url`.
    #[must_use]
    pub fn new(url: &'s str) -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        Self { url, agent: config.build().new_agent() }
    }

    /// `PUT`.
    pub fn put(&self, path: &str, body: &str) -> Answer {
        let request = self.agent.put(format!("{}{path}", self.url)).content_type("application/json");
        answer(request.send(body))
    }

    /// `POST`, also of newline-delimited JSON.
    pub fn post(&self, path: &str, body: &str) -> Answer {
        let request = self.agent.post(format!("{}{path}", self.url)).content_type("application/x-ndjson");
        answer(request.send(body))
    }

    /// `POST` of one JSON object.
    pub fn ask(&self, path: &str, body: &Value) -> Answer {
        let request = self.agent.post(format!("{}{path}", self.url)).content_type("application/json");
        answer(request.send(body.to_string()))
    }

    /// `GET`.
    pub fn get(&self, path: &str) -> Answer {
        answer(self.agent.get(format!("{}{path}", self.url)).call())
    }

    /// Indexes lines unchanged into a data stream, in batches. Returns the reasons of the rejected lines.
    ///
    /// # Panics
    /// If the server rejects the whole request.
    pub fn index(&self, stream: &str, lines: &[String]) -> Vec<String> {
        let mut refused = Vec::new();
        for part in lines.chunks(2_000) {
            let body: String = part.iter().flat_map(|line| ["{\"create\":{}}\n", line, "\n"]).collect();
            let (status, result) = self.post(&format!("/{stream}/_bulk?filter_path=errors,items.*.error"), &body);
            assert_eq!(status, 200, "{result}");
            if result["errors"] == true {
                let items = result["items"].as_array().into_iter().flatten();
                refused.extend(items.filter(|item| item.is_object() && *item != &json!({})).map(Value::to_string));
            }
        }
        let (status, result) = self.post(&format!("/{stream}/_refresh"), "");
        assert_eq!(status, 200, "{result}");
        refused
    }

    /// Returns the number of documents that a query finds.
    ///
    /// # Panics
    /// If the server rejects the query.
    pub fn count(&self, stream: &str, query: &Value) -> u64 {
        let (status, result) = self.ask(&format!("/{stream}/_count"), &json!({ "query": query }));
        assert_eq!(status, 200, "{query}: {result}");
        result["count"].as_u64().unwrap_or_default()
    }

    /// Returns the number of documents that a search in Lucene's syntax finds, as Kibana sends it.
    pub fn count_found(&self, stream: &str, search: &str) -> u64 {
        self.count(stream, &json!({ "query_string": { "query": search, "analyze_wildcard": true } }))
    }

    /// Returns the `_source` of all documents.
    pub fn for_each_source(&self, stream: &str, each: impl FnMut(Value)) {
        self.for_each_found(stream, &json!({ "match_all": {} }), each);
    }

    /// Returns all documents that a query finds, in any order.
    ///
    /// # Panics
    /// If the server does not answer.
    pub fn for_each_found(&self, stream: &str, query: &Value, mut each: impl FnMut(Value)) {
        const PAGE: usize = 5_000;
        let ask = json!({ "size": PAGE, "sort": ["_doc"], "query": query });
        let (status, mut result) = self.ask(&format!("/{stream}/_search?scroll=2m"), &ask);
        loop {
            assert_eq!(status, 200, "{result}");
            let Value::Array(hits) = result["hits"]["hits"].take() else { return };
            if hits.is_empty() {
                return;
            }
            hits.into_iter().for_each(|mut hit| each(hit["_source"].take()));
            let next = json!({ "scroll": "2m", "scroll_id": result["_scroll_id"] });
            result = self.ask("/_search/scroll", &next).1;
        }
    }
}

fn answer(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Answer {
    let mut response = response.expect("the server answers");
    let status = response.status().as_u16();
    let mut body = response.body_mut().with_config().limit(1 << 30).read_to_string().expect("a body");
    let value = serde_json::from_str(&body).unwrap_or_else(|_| Value::String(std::mem::take(&mut body)));
    (status, value)
}
