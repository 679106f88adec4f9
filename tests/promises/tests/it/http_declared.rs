//! A schema that declares a request's fields decides on their names, classes and types.

mod http;

use axum::Router;
use axum::routing::get;
use chat_log::{chat_log, log_schema, statistics};
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{assert_clean, capture, members};
use http::{layer, serve, until};
use serde_json::json;
use std::time::Duration;

#[log_schema(service = "chat", namespace = "chat")]
pub(crate) struct LogSchema {
    /// Declared by name, with another class.
    #[log(public = "addresses of a test")]
    client_ip: String,
    /// Declared by ECS name, under another name.
    #[log(ecs = "http.request.method")]
    verb: String,
    /// The message must not show it either.
    #[log(ecs = "url.path", pii = "mask")]
    path: String,
    /// A text: no status fits.
    http_status: String,
    /// A float: holds milliseconds.
    elapsed_ms: f64,
    /// One byte: fits the length of a short body.
    http_response_bytes: u8,
    /// A number: a textual id does not fit.
    #[log(ecs = "http.request.id")]
    request_number: u64,
}

async fn lines_of(layout: Layout) -> Vec<String> {
    let captured = capture(layout);
    let handler = async || {
        chat_log!(info, "handled", verb = "overridden", elapsed_ms = 1.0);
        tokio::time::sleep(Duration::from_millis(2)).await;
        "hello"
    };
    let address = serve(Router::new().route("/secret/path", get(handler)).layer(layer().route(|_| None))).await;
    http::get(address, "/secret/path", &[]).await;
    until(|| captured.lines().len() == 2).await;
    let lines = captured.lines();
    assert_clean(layout, &lines);
    assert!(!lines.concat().contains("/secret/path\""), "{lines:?}");
    lines
}

#[tokio::test]
async fn the_declaration_decides() {
    let refused = statistics().values_refused;
    let lines = lines_of(Layout::Flat).await;
    let line = members(&lines[1]);
    assert_eq!(line["message"], "GET **** HTTP/1.1 200");
    assert_eq!((&line["client_ip"], &line["verb"]), (&json!("127.0.0.1"), &json!("GET")));
    assert_eq!((&line["path"], &line["http_response_bytes"]), (&json!("****"), &json!(5)));
    assert!(line["elapsed_ms"].as_f64().is_some_and(|elapsed| elapsed >= 2.0), "{line:?}");
    for absent in ["http_status", "http_method", "url_path", "request_id", "request_number"] {
        assert!(!line.contains_key(absent), "{absent}: {line:?}");
    }
    assert_eq!(statistics().values_refused - refused, 2, "the status and the id");
    let handled = members(&lines[0]);
    assert_eq!((&handled["verb"], &handled["path"]), (&json!("overridden"), &json!("****")));

    let line = members(&lines_of(Layout::Ecs).await[1]);
    assert_eq!((&line["http.request.method"], &line["url.path"]), (&json!("GET"), &json!("****")));
    assert!(line["chat.elapsed_ms"].is_f64() && line["chat.client_ip"] == "127.0.0.1", "{line:?}");
}
