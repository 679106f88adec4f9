//! Response bodies: the records they log, and how they end.

use super::{TRACEPARENT, only_request};
use crate::http::{layer, send, serve, until};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::get;
use chat_log::chat_log;
use chat_log::request::ResponseBody;
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, capture, members};
use futures_util::stream;
use http_body_util::{BodyExt as _, Full};
use serde_json::json;
use std::convert::Infallible;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

#[tokio::test]
async fn records_of_the_handler_and_of_the_body_carry_the_request() {
    let captured = capture(Layout::Flat);
    let handler = async || {
        chat_log!(info, "before");
        tokio::time::sleep(Duration::from_millis(5)).await;
        chat_log!(info, "after");
        Body::from_stream(stream::unfold(0_u64, async |part| {
            tokio::time::sleep(Duration::from_millis(5)).await;
            chat_log!(info, "part", count = part);
            (part < 3).then(|| (Ok::<_, Infallible>(Bytes::from_static(b"12345")), part + 1))
        }))
    };
    let router = Router::new().route("/stream", get(handler)).layer(layer());
    send(serve(router).await, "GET /stream", &["x-request-id: mine", TRACEPARENT]).await;
    let line = only_request(&captured).await;
    assert_eq!((&line["http_response_bytes"], &line["http_complete"]), (&json!(15), &json!(true)));
    assert!(line["elapsed_ms"].as_f64().is_some_and(|elapsed| elapsed >= 25.0), "until the end of the body: {line:?}");
    let lines: Vec<Members> = captured.lines().iter().map(|line| members(line)).collect();
    let ours: Vec<&Members> = lines.iter().filter(|line| line["logger"] != "http.request").collect();
    assert_eq!(ours.len(), 6, "{ours:?}");
    for line in &lines {
        assert_eq!((&line["request_id"], &line["url_path"]), (&json!("mine"), &json!("/stream")));
        assert_eq!(line["trace.id"], "0af7651916cd43dd8448eb211c80319c");
    }
}

/// A body whose second part never arrives, or is an error.
fn half_body(fails: bool) -> Body {
    Body::from_stream(stream::unfold(0, move |part| async move {
        match part {
            0 => Some((Ok(Bytes::from_static(b"12345")), 1)),
            _ if fails => Some((Err(std::io::Error::other("the source is gone")), 2)),
            _ => std::future::pending().await,
        }
    }))
}

#[tokio::test]
async fn a_body_that_fails_or_is_dropped_is_not_complete() {
    let captured = capture(Layout::Flat);
    let router = Router::new().route("/", get(async || half_body(true))).layer(layer());
    send(serve(router).await, "GET /", &[]).await;
    let line = only_request(&captured).await;
    assert_eq!((&line["http_status"], &line["http_complete"]), (&json!(200), &json!(false)));
    assert_eq!((&line["level"], &line["http_response_bytes"]), (&json!("ERROR"), &json!(5)));
    drop(captured);

    let captured = capture(Layout::Flat);
    let router = Router::new().route("/", get(async || half_body(false))).layer(layer());
    let mut connection = TcpStream::connect(serve(router).await).await.expect("a connection");
    connection.write_all(b"GET / HTTP/1.1\r\nHost: chat\r\n\r\n").await.expect("sent");
    let mut answer = Vec::new();
    while !String::from_utf8_lossy(&answer).contains("12345") {
        connection.read_buf(&mut answer).await.expect("the first part");
    }
    drop(connection);
    let line = only_request(&captured).await;
    assert_eq!((&line["http_status"], &line["http_complete"]), (&json!(200), &json!(false)));
    assert_eq!((&line["level"], &line["http_response_bytes"]), (&json!("INFO"), &json!(5)));
}

#[tokio::test]
async fn a_client_that_disconnects_leaves_a_line() {
    let captured = capture(Layout::Flat);
    let waiting = async || {
        chat_log!(info, "waiting");
        std::future::pending::<()>().await;
    };
    let router = Router::new().route("/slow", get(waiting)).layer(layer());
    let mut connection = TcpStream::connect(serve(router).await).await.expect("a connection");
    connection.write_all(b"GET /slow HTTP/1.1\r\nHost: chat\r\n\r\n").await.expect("sent");
    until(|| !captured.lines().is_empty()).await;
    drop(connection);
    let line = only_request(&captured).await;
    assert_eq!((&line["message"], &line["level"]), (&json!("GET /slow HTTP/1.1 499"), &json!("WARNING")));
    assert_eq!((&line["http_status"], &line["http_complete"]), (&json!(499), &json!(false)));
    assert_eq!(line["request_id"], members(&captured.lines()[0])["request_id"]);
}

#[tokio::test]
async fn a_response_without_a_body_is_complete() {
    for (request, status, bytes) in [("HEAD /", 200, 0), ("GET /status/204", 204, 0), ("GET /status/304", 304, 0)] {
        let captured = capture(Layout::Flat);
        let handler = async |Path(status): Path<u16>| StatusCode::from_u16(status).expect("a status");
        let router = Router::new().route("/", get(async || "hello")).route("/status/{status}", get(handler));
        send(serve(router.layer(layer())).await, request, &[]).await;
        let line = only_request(&captured).await;
        assert_eq!((&line["http_status"], &line["http_complete"]), (&json!(status), &json!(true)), "{request}");
        assert_eq!(line["http_response_bytes"], bytes);
    }
}

#[tokio::test]
async fn a_body_shorter_than_its_content_length_is_not_complete() {
    for length in ["4", "6"] {
        let captured = capture(Layout::Flat);
        let body = || Body::from_stream(stream::iter([Ok::<_, Infallible>("12345")]));
        let router = Router::new().route("/", get(async move || ([("content-length", length)], body())));
        send(serve(router.layer(layer())).await, "GET /", &[]).await;
        let line = only_request(&captured).await;
        assert_eq!((&line["http_response_bytes"], &line["http_complete"]), (&json!(5), &json!(false)), "{length}");
    }
}

/// As `tower-http`'s layers for CORS and timeouts do, and the boxed bodies of `http-body-util`.
#[tokio::test]
async fn layers_outside_can_make_a_body_and_box_it() {
    let captured = capture(Layout::Flat);
    let own = ResponseBody::<Full<Bytes>>::default().boxed();
    assert_eq!(own.collect().await.expect("no error").to_bytes(), "");
    assert!(captured.lines().is_empty(), "no request: {:?}", captured.lines());
}
