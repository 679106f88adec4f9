//! A service on loopback, and the responses that clients get.

#![allow(dead_code, reason = "not every test needs all of it")]

use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath};
use chat_log::request::RequestLayer;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// The layer with axum's peer and route, as documented for axum.
pub(crate) fn layer() -> RequestLayer {
    RequestLayer::new()
        .peer(|request| Some(request.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip()))
        .route(|request| Some(request.extensions.get::<MatchedPath>()?.as_str()))
}

/// Serves until the runtime ends.
pub(crate) async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    address
}

/// Returns the complete response to `GET <target>` with these header lines, until the server closes.
pub(crate) async fn get(address: SocketAddr, target: &str, headers: &[&str]) -> String {
    send(address, &format!("GET {target}"), headers).await
}

/// Like [`get`], for any method: `HEAD /`.
pub(crate) async fn send(address: SocketAddr, request: &str, headers: &[&str]) -> String {
    let mut connection = TcpStream::connect(address).await.expect("a connection");
    let mut text = format!("{request} HTTP/1.1\r\nHost: chat\r\nConnection: close\r\n");
    for header in headers {
        text.push_str(header);
        text.push_str("\r\n");
    }
    text.push_str("\r\n");
    connection.write_all(text.as_bytes()).await.expect("sent");
    let mut answer = Vec::new();
    let reading = connection.read_to_end(&mut answer);
    // A server that breaks the connection has sent all that it will.
    let _ = tokio::time::timeout(Duration::from_secs(10), reading).await.expect("an answer");
    String::from_utf8(answer).expect("text")
}

/// Returns the value of a response header.
pub(crate) fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines().filter_map(|line| line.split_once(": ")).find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// Waits until a condition holds, for ten seconds at most.
pub(crate) async fn until(mut is_so: impl FnMut() -> bool) {
    for _ in 0..1000 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("timed out");
}
