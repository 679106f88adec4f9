//! HTTP/2: every stream of a connection is a request with its own line, and a failing stream does not affect the others.

use crate::http::{layer, serve, until};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::{HeaderMap, Response, Version};
use axum::routing::get;
use chat_log::chat_log;
use chat_log::testing::CaptureGuard;
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_clean, capture, members, text};
use futures_util::stream;
use http_body_util::{BodyExt as _, Empty};
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::json;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Barrier;

/// A client with one connection that only speaks HTTP/2.
struct Http2(Client<HttpConnector, Empty<Bytes>>);

impl Http2 {
    fn new() -> Self {
        Self(Client::builder(TokioExecutor::new()).http2_only(true).build_http())
    }

    async fn get(&self, address: SocketAddr, path: &str) -> Response<Incoming> {
        let uri = format!("http://{address}{path}").parse().expect("a URI");
        let response = self.0.get(uri).await.expect("an answer");
        assert_eq!(response.version(), Version::HTTP_2);
        response
    }
}

/// Returns the next part of a body, `None` if it failed.
async fn part(response: &mut Response<Incoming>) -> Option<Bytes> {
    response.body_mut().frame().await.expect("no end").ok()?.into_data().ok()
}

async fn start(router: Router) -> (CaptureGuard, SocketAddr) {
    (capture(Layout::Flat), serve(router.layer(layer())).await)
}

/// Waits for this many request lines and returns them.
async fn requests(captured: &CaptureGuard, count: usize) -> Vec<Members> {
    let of_requests = || -> Vec<Members> {
        let lines = captured.lines();
        lines.iter().map(|line| members(line)).filter(|line| text(line, "logger") == Some("http.request")).collect()
    };
    until(|| of_requests().len() >= count).await;
    assert_clean(Layout::Flat, &captured.lines());
    assert_eq!(of_requests().len(), count);
    of_requests()
}

#[tokio::test]
async fn streams_of_one_connection_do_not_mix() {
    const STREAMS: usize = 20;
    let all_there = Arc::new(Barrier::new(STREAMS));
    let handler = async move |Path(number): Path<u64>| {
        // None is answered before all have arrived, so they are concurrent streams of one connection.
        all_there.wait().await;
        chat_log!(info, "handled", count = number);
        format!("{number}")
    };
    let (captured, address) = start(Router::new().route("/streams/{number}", get(handler))).await;
    let client = &Http2::new();
    let asked = (0..STREAMS).map(|number| async move {
        let response = client.get(address, &format!("/streams/{number}")).await;
        let id = response.headers()["x-request-id"].to_str().expect("text").to_owned();
        assert_eq!(response.into_body().collect().await.expect("a body").to_bytes(), number.to_string());
        id
    });
    let ids = futures_util::future::join_all(asked).await;
    let lines = requests(&captured, STREAMS).await;
    for (number, id) in ids.iter().enumerate() {
        let line = lines.iter().find(|line| text(line, "request_id") == Some(id)).expect("the line of the request");
        assert_eq!(line["message"], format!("GET /streams/{number} HTTP/2.0 200"));
        assert_eq!((&line["http_version"], &line["client_ip"]), (&json!("2.0"), &json!("127.0.0.0")));
        assert_eq!((&line["http_route"], &line["http_complete"]), (&json!("/streams/{number}"), &json!(true)));
        let is_handled = |line: &Members| line["message"] == "handled" && line["count"] == number;
        let handled: Vec<_> = captured.lines().iter().map(|line| members(line)).filter(is_handled).collect();
        let [handled] = &handled[..] else { panic!("{handled:?}") };
        assert_eq!(text(handled, "request_id"), Some(id.as_str()));
    }
}

/// gRPC ends every response like this.
#[tokio::test]
async fn a_body_with_trailers_is_complete() {
    let handler = async || {
        let mut trailers = HeaderMap::new();
        trailers.insert("grpc-status", "0".parse().expect("a value"));
        // Its length is unknown until its end, and it is not polled after the trailers.
        let parts = stream::iter(["123", "45"].map(Ok::<_, Infallible>));
        Body::new(Body::from_stream(parts).with_trailers(async { Some(Ok(trailers)) }))
    };
    let (captured, address) = start(Router::new().route("/trailers", get(handler))).await;
    let response = Http2::new().get(address, "/trailers").await;
    let body = response.into_body().collect().await.expect("a body");
    assert_eq!(body.trailers().map(|trailers| trailers["grpc-status"].clone()), Some("0".parse().expect("a value")));
    assert_eq!(body.to_bytes(), "12345");
    let line = &requests(&captured, 1).await[0];
    assert_eq!((&line["http_response_bytes"], &line["http_complete"]), (&json!(5), &json!(true)));
}

#[tokio::test]
async fn the_grpc_status_in_trailers_counts() {
    let handler = async |Path((place, status)): Path<(String, String)>| {
        let mut headers = HeaderMap::new();
        headers.insert("grpc-status", status.parse().expect("a value"));
        match &*place {
            "head" => (headers, Body::empty()),
            _ => {
                let trailers = async { Some(Ok(headers)) };
                (HeaderMap::new(), Body::new(Body::from("12345").with_trailers(trailers)))
            }
        }
    };
    for place in ["head", "trailers"] {
        let (captured, address) = start(Router::new().route("/{place}/{status}", get(handler))).await;
        let expected = [(0, "INFO"), (5, "WARNING"), (7, "ERROR"), (13, "ERROR"), (16, "ERROR")];
        let client = Http2::new();
        for (status, _) in expected {
            let response = client.get(address, &format!("/{place}/{status}")).await;
            response.into_body().collect().await.expect("a body");
        }
        for (line, (status, level)) in requests(&captured, expected.len()).await.iter().zip(expected) {
            let said = if status == 0 { String::new() } else { format!(", grpc-status {status}") };
            assert_eq!(line["message"], format!("GET /{place}/{status} HTTP/2.0 200{said}"));
            assert_eq!((&line["level"], &line["http_status"]), (&json!(level), &json!(200)));
        }
    }
}

/// The first part of a body, then nothing or a panic.
fn half_body(panics: bool) -> Body {
    Body::from_stream(stream::unfold(0, move |part| async move {
        match part {
            0 => Some((Ok::<_, Infallible>(Bytes::from_static(b"12345")), 1)),
            _ if panics => {
                // Lets the client receive the head and the first part.
                tokio::time::sleep(Duration::from_millis(20)).await;
                panic!("half way")
            }
            _ => std::future::pending().await,
        }
    }))
}

#[tokio::test]
async fn a_cancelled_stream_does_not_affect_the_others() {
    let router = Router::new()
        .route("/head", get(async || std::future::pending::<&'static str>().await))
        .route("/body", get(async || half_body(false)))
        .route("/panic", get(async || half_body(true)))
        .route("/slow", get(async || tokio::time::sleep(Duration::from_millis(300)).await));
    let (captured, address) = start(router).await;
    let client = Http2::new();
    // Answered last, on the same connection.
    let slow = client.get(address, "/slow");
    let others = async {
        assert!(tokio::time::timeout(Duration::from_millis(50), client.get(address, "/head")).await.is_err());
        let mut response = client.get(address, "/body").await;
        assert_eq!(part(&mut response).await.as_deref(), Some(&b"12345"[..]));
        drop(response);
        let mut response = client.get(address, "/panic").await;
        assert_eq!(part(&mut response).await.as_deref(), Some(&b"12345"[..]));
        assert_eq!(part(&mut response).await, None, "no client mistakes the part for the whole");
    };
    assert_eq!(tokio::join!(slow, others).0.status(), 200);
    let lines = requests(&captured, 4).await;
    let of = |path: &str| lines.iter().find(|line| text(line, "url_path") == Some(path)).expect("a line");
    let outcome = |path: &str| ["http_status", "level", "http_complete"].map(|key| of(path)[key].clone());
    assert_eq!(outcome("/head"), [json!(499), json!("WARNING"), json!(false)]);
    assert_eq!(outcome("/body"), [json!(200), json!("INFO"), json!(false)]);
    assert_eq!(outcome("/panic"), [json!(200), json!("ERROR"), json!(false)]);
    assert_eq!(outcome("/slow"), [json!(200), json!("INFO"), json!(true)]);
    assert_eq!(of("/panic")["exc_message"], "half way");
}
