//! Every request has one line, with its outcome and no forbidden value.

mod bodies;

use crate::http::{self, header, layer, send, serve, until};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::extract::ws::WebSocketUpgrade;
use axum::http::StatusCode;
use axum::routing::{any, get};
use chat_log::request::RequestLayer;
use chat_log::testing::CaptureGuard;
use chat_log::{Level, chat_log};
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_clean, capture, members};
use http_body_util::{BodyExt as _, Empty};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::json;
use std::net::SocketAddr;
use std::time::Duration;

const TRACEPARENT: &str = "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

fn requests(captured: &CaptureGuard) -> Vec<Members> {
    let lines = captured.lines();
    lines.iter().map(|line| members(line)).filter(|line| line["logger"] == "http.request").collect()
}

/// Returns the line of the only request.
async fn only_request(captured: &CaptureGuard) -> Members {
    until(|| !requests(captured).is_empty()).await;
    assert_clean(Layout::Flat, &captured.lines());
    let mut requests = requests(captured);
    assert_eq!(requests.len(), 1, "{requests:?}");
    requests.remove(0)
}

/// Returns the line of the only request to a service with one route.
async fn line_of(target: &str, headers: &[&str], layer: RequestLayer) -> (Members, String) {
    let captured = capture(Layout::Flat);
    let handler = async |Path(status): Path<u16>| {
        tokio::time::sleep(Duration::from_millis(20)).await;
        StatusCode::from_u16(status).expect("a status")
    };
    let router = Router::new().route("/status/{status}", any(handler)).fallback(any(async || "hello")).layer(layer);
    let answer = http::get(serve(router).await, target, headers).await;
    (only_request(&captured).await, answer)
}

#[tokio::test]
async fn a_request_has_its_line() {
    let captured = capture(Layout::Flat);
    let router = Router::new().route("/api/{room}/", get(async || "hello"));
    let address = serve(router.layer(layer().show_query(["page"]))).await;
    send(address, "GET /api/lobby/?page=2&q=words", &["Content-Length: 0"]).await;
    let line = only_request(&captured).await;
    assert_eq!(line["message"], "GET /api/lobby/ HTTP/1.1 200");
    assert_eq!((&line["level"], &line["service"]), (&json!("INFO"), &json!("chat")));
    assert_eq!((&line["http_method"], &line["url_path"]), (&json!("GET"), &json!("/api/lobby/")));
    assert_eq!((&line["url_query"], &line["http_route"]), (&json!("page=2&q=****"), &json!("/api/{room}/")));
    assert_eq!((&line["http_version"], &line["http_status"]), (&json!("1.1"), &json!(200)));
    assert_eq!((&line["http_response_bytes"], &line["http_request_bytes"]), (&json!(5), &json!(0)));
    assert_eq!((&line["http_complete"], &line["client_ip"]), (&json!(true), &json!("127.0.0.0")));
    assert!(line["elapsed_ms"].is_f64() && line["request_id"].is_string(), "{line:?}");
    assert!(line["pathname"].as_str().is_some_and(|path| path.ends_with("tests/it/http.rs")), "{line:?}");
}

#[tokio::test]
async fn the_ecs_layout_has_the_names_of_ecs() {
    let captured = capture(Layout::Ecs);
    let router = Router::new().route("/api/{room}/", get(async || "hello")).layer(layer());
    send(serve(router).await, "GET /api/lobby/?q=words", &["Content-Length: 0", TRACEPARENT]).await;
    until(|| captured.lines().iter().any(|line| line.contains("http.request\""))).await;
    let lines = captured.lines();
    assert_clean(Layout::Ecs, &lines);
    let line = members(lines.last().expect("a line"));
    for (name, value) in [
        ("http.request.method", json!("GET")),
        ("url.path", json!("/api/lobby/")),
        ("url.query", json!("q=****")),
        ("http.response.status_code", json!(200)),
        ("http.response.body.bytes", json!(5)),
        ("http.request.body.bytes", json!(0)),
        ("http.version", json!("1.1")),
        ("client.ip", json!("127.0.0.0")),
        ("chat.http_route", json!("/api/{room}/")),
        ("chat.http_complete", json!(true)),
        ("trace.id", json!("0af7651916cd43dd8448eb211c80319c")),
        ("span.id", json!("b7ad6b7169203331")),
    ] {
        assert_eq!(line.get(name), Some(&value), "{name}: {line:?}");
    }
    assert!(line["http.request.id"].is_string() && line["chat.elapsed_ms"].is_f64(), "{line:?}");
}

#[tokio::test]
async fn the_level_follows_the_status_and_the_time() {
    for (status, level) in [
        (200, "INFO"),
        (302, "INFO"),
        (400, "WARNING"),
        (401, "ERROR"),
        (403, "ERROR"),
        (404, "WARNING"),
        (429, "WARNING"),
        (500, "ERROR"),
        (503, "ERROR"),
        // Not final statuses for any client.
        (102, "ERROR"),
        (600, "ERROR"),
        (999, "ERROR"),
    ] {
        let (line, _) = line_of(&format!("/status/{status}"), &[], layer()).await;
        assert_eq!((&line["level"], &line["http_status"]), (&json!(level), &json!(status)));
    }
    let (line, _) = line_of("/status/200", &[], layer().slow_after(Duration::from_millis(10))).await;
    assert_eq!(line["level"], "WARNING", "slower than the limit");
    let decided = layer().level(|outcome| match outcome.status.map(|status| status.as_u16()) {
        Some(401) => Level::Debug,
        _ => outcome.default_level(),
    });
    assert_eq!(line_of("/status/401", &[], decided.clone()).await.0["level"], "DEBUG");
    assert_eq!(line_of("/status/404", &[], decided).await.0["level"], "WARNING");
}

#[tokio::test]
async fn silenced_paths_have_lines_for_faults_only() {
    let captured = capture(Layout::Flat);
    let silenced = || layer().silence(["/healthz", "/status/500"]);
    let fault = || get(async || StatusCode::INTERNAL_SERVER_ERROR);
    let routes = || Router::new().route("/healthz", get(async || "ok")).route("/status/500", fault());
    let address = serve(routes().layer(silenced())).await;
    for target in ["/healthz", "/healthz?x=1", "/status/500", "/healthz/"] {
        http::get(address, target, &[]).await;
    }
    let all_silenced = serve(routes().layer(silenced().silence_faults(true))).await;
    http::get(all_silenced, "/status/500", &[]).await;
    http::get(all_silenced, "/last", &[]).await;
    until(|| requests(&captured).len() >= 3).await;
    let paths: Vec<_> = requests(&captured).iter().map(|line| line["url_path"].clone()).collect();
    assert_eq!(paths, ["/status/500", "/healthz/", "/last"]);
}

#[tokio::test]
async fn an_id_is_received_or_generated_and_returned() {
    let (line, answer) = line_of("/", &["x-request-id: client-7.a_b"], layer()).await;
    assert_eq!(
        (line["request_id"].as_str(), header(&answer, "x-request-id")),
        (Some("client-7.a_b"), Some("client-7.a_b"))
    );
    let long = format!("x-request-id: {}", "a".repeat(200));
    for hostile in [
        "x-other: 1",
        "x-request-id: ",
        "x-request-id: a b",
        "x-request-id: a\r\nx-request-id: b",
        "x-request-id: {\"a\":1}",
        "x-request-id: ${jndi:ldap://evil}",
        "x-request-id: caf\u{e9}",
        "x-request-id: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLXNpZ25hdHVyZQ",
        "x-request-id: ghp_0123456789abcdefghijABCDEFGHIJ012345",
        &long,
    ] {
        let (line, answer) = line_of("/", &[hostile], layer()).await;
        let id = line["request_id"].as_str().expect("an id");
        assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{hostile}: {id}");
        assert_eq!(header(&answer, "x-request-id"), Some(id));
    }
    let (line, _) = line_of("/", &["x-request-id: mine"], layer().take_request_id(false)).await;
    assert_ne!(line["request_id"], "mine");
    let named = layer().request_id_header("x-correlation-id".parse().expect("a name"));
    let (line, answer) = line_of("/", &["x-correlation-id: mine"], named).await;
    assert_eq!((line["request_id"].as_str(), header(&answer, "x-correlation-id")), (Some("mine"), Some("mine")));
}

#[tokio::test]
async fn a_trace_is_accepted_if_it_is_well_formed() {
    let (line, _) = line_of("/", &[TRACEPARENT], layer()).await;
    assert_eq!(line["trace.id"], "0af7651916cd43dd8448eb211c80319c");
    assert_eq!(line["span.id"], "b7ad6b7169203331");
    let zero = format!("traceparent: 00-{}-b7ad6b7169203331-01", "0".repeat(32));
    for headers in [&[][..], &["traceparent: 7"], &[&zero], &[TRACEPARENT, TRACEPARENT]] {
        let (line, _) = line_of("/", headers, layer()).await;
        assert!(!line.contains_key("trace.id") && !line.contains_key("span.id"), "{headers:?}: {line:?}");
    }
    let (line, _) = line_of("/", &[TRACEPARENT], layer().take_trace(false)).await;
    assert!(!line.contains_key("trace.id"), "{line:?}");
}

#[tokio::test]
async fn credentials_and_control_characters_are_not_written() {
    let secret = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
    for target in [
        format!("/?token={secret}"),
        format!("/?{secret}"),
        format!("/?page=1&{secret}=1"),
        format!("/?page={secret}"),
        format!("/{secret}/"),
        format!("/login;password={secret}/x"),
        format!("/a%0d%0aX: {secret}").replace(' ', "%20"),
    ] {
        let captured = capture(Layout::Flat);
        let router = Router::new().fallback(get(async || {
            chat_log!(info, "handled");
            "ok"
        }));
        let address = serve(router.layer(layer().show_query(["page", "token"]))).await;
        let headers = [&*format!("Authorization: Bearer {secret}"), &format!("Cookie: session={secret}")];
        http::get(address, &target, &headers).await;
        only_request(&captured).await;
        assert!(!captured.lines().concat().contains(secret), "{target}: {:?}", captured.lines());
    }
    for target in ["/a%0d%0ab", "/%ff%fe", "/%00", "/%", "/\u{e9}\u{202e}"] {
        let (line, _) = line_of(target, &[], layer()).await;
        assert_eq!(line["url_path"], target);
    }
    let long = format!("/{}?{}", "p".repeat(30_000), "q=1&".repeat(7_000));
    let (line, _) = line_of(&long, &[], layer()).await;
    assert!(line["url_path"].as_str().is_some_and(|path| path.len() == 1024));
    assert!(line["url_query"].as_str().is_some_and(|query| query.len() == 1024));
}

#[tokio::test]
async fn requests_of_one_connection_have_their_own_ids() {
    let captured = capture(Layout::Flat);
    let router = Router::new().fallback(get(async || "ok")).layer(layer());
    let address = serve(router).await;
    let client: Client<HttpConnector, Empty<Bytes>> = Client::builder(TokioExecutor::new()).build_http();
    let mut given = Vec::new();
    for number in 0..5 {
        let uri = format!("http://{address}/{number}").parse().expect("a URI");
        let response = client.get(uri).await.expect("an answer");
        given.push(response.headers()["x-request-id"].to_str().expect("text").to_owned());
        assert_eq!(response.into_body().collect().await.expect("a body").to_bytes(), "ok");
    }
    until(|| requests(&captured).len() == 5).await;
    assert_clean(Layout::Flat, &captured.lines());
    let logged: Vec<_> = requests(&captured).iter().map(|line| line["request_id"].clone()).collect();
    assert_eq!(logged, given);
    given.sort();
    given.dedup();
    assert_eq!(given.len(), 5);
}

#[tokio::test]
async fn an_upgrade_has_its_line() {
    let captured = capture(Layout::Flat);
    let echo = async |upgrade: WebSocketUpgrade| {
        upgrade.on_upgrade(async |mut socket| {
            while let Some(Ok(message)) = socket.recv().await {
                let _ = socket.send(message).await;
            }
        })
    };
    let router = Router::new().route("/socket", any(echo)).layer(layer());
    let address = serve(router).await;
    let (socket, answer) =
        tokio_tungstenite::connect_async(format!("ws://{address}/socket")).await.expect("a connection");
    let line = only_request(&captured).await;
    assert_eq!((&line["message"], &line["http_complete"]), (&json!("GET /socket HTTP/1.1 101"), &json!(true)));
    assert_eq!(answer.headers()["x-request-id"], line["request_id"].as_str().expect("an id"));
    drop(socket);
}

#[tokio::test]
async fn a_service_that_fails_has_a_line_without_a_status() {
    use tower::{Layer as _, ServiceExt as _};
    let captured = capture(Layout::Flat);
    let failing = tower::service_fn(async |_: axum::http::Request<()>| {
        Err::<axum::http::Response<Body>, _>(std::io::Error::other("down"))
    });
    let request = || axum::http::Request::builder().uri("/x").body(()).expect("a request");
    assert!(layer().layer(failing).oneshot(request()).await.is_err());
    let line = only_request(&captured).await;
    assert_eq!((&line["message"], &line["level"]), (&json!("GET /x HTTP/1.1 -"), &json!("ERROR")));
    assert!(!line.contains_key("http_status") && line["http_complete"] == false, "{line:?}");
    let decided = layer().level(|outcome| if outcome.failed { Level::Debug } else { outcome.default_level() });
    assert!(decided.layer(failing).oneshot(request()).await.is_err());
    until(|| requests(&captured).len() == 2).await;
    assert_eq!(requests(&captured)[1]["level"], "DEBUG");
}

#[tokio::test]
async fn functions_that_panic_lose_only_their_result() {
    let panicking = layer().peer(|_| panic!("peer")).route(|_| panic!("route")).level(|_| panic!("level"));
    let (line, answer) = line_of("/status/404", &[], panicking).await;
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    assert_eq!(line["level"], "WARNING");
    assert!(!line.contains_key("client_ip") && !line.contains_key("http_route"), "{line:?}");
}

#[tokio::test]
async fn without_a_logger_the_service_works() {
    let handler = get(async || -> &'static str { panic!("unheard") });
    let address: SocketAddr = serve(Router::new().route("/", handler).layer(layer())).await;
    let answer = http::get(address, "/", &["x-request-id: mine"]).await;
    assert!(answer.starts_with("HTTP/1.1 500") && header(&answer, "x-request-id") == Some("mine"), "{answer}");
}
