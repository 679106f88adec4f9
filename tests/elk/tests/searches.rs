//! The exported searches, dashboard and alerts on real servers: each search finds what it should and none of the near
//! misses, and the numbers behind every panel and alert match the lines.

#[path = "searches/alerts.rs"]
mod alerts;
#[path = "searches/expected.rs"]
mod expected;
#[path = "searches/known.rs"]
mod known;
#[path = "searches/page.rs"]
mod page;
#[path = "searches/panels.rs"]
mod panels;
#[path = "searches/rows.rs"]
mod rows;
#[path = "searches/service.rs"]
mod service;
#[path = "searches/stage.rs"]
mod stage;

use chat_log_elk_tests::index::Client;
use chat_log_elk_tests::kql;
use chat_log_elk_tests::server::{Server, wanted};
use serde_json::Value;
use stage::{Stage, export};
use std::sync::{Mutex, PoisonError};

/// One server at a time: two would take two gigabytes of memory.
static ONE_SERVER: Mutex<()> = Mutex::new(());

#[test]
fn elasticsearch_answers_every_search_and_panel() {
    if wanted(&["java", "mvn", "curl", "node", "npm"]) {
        let _alone = ONE_SERVER.lock().unwrap_or_else(PoisonError::into_inner);
        let server = Server::elasticsearch();
        let client = Client::new(&server.url);
        prove(&client, "elasticsearch-basic", |stage, searches| kql::translate(&server.url, &stage.stream, searches));
    }
}

/// Skips KQL, which OpenSearch Dashboards calls DQL: its parser is not available as a package.
#[test]
fn opensearch_answers_every_search_and_panel() {
    if wanted(&["java", "mvn", "curl"]) {
        let _alone = ONE_SERVER.lock().unwrap_or_else(PoisonError::into_inner);
        let server = Server::opensearch();
        prove(&Client::new(&server.url), "opensearch", |_, _| Vec::new());
    }
}

/// `translate` turns KQL into queries; without a parser for the server it returns none.
fn prove(
    client: &Client<'_>,
    target: &'static str,
    translate: impl Fn(&Stage<'_>, &[String]) -> Vec<Result<Value, String>>,
) {
    let exported = export(target);
    for layout in ["flat", "ecs"] {
        let stage = Stage::new(client, &exported, layout, target);
        let translate = |searches: &[String]| translate(&stage, searches);
        // Alerts go first: they query the last minutes.
        alerts::prove(&stage, &translate);
        page::prove(&stage, &translate);
        panels::prove(&stage);
        service::prove(&stage);
    }
}
