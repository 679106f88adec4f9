//! An axum WebSocket and its client: a handshake with credentials, texts, a close, and a rejected handshake.

pub use chat_log_tests::schema::LogSchema;

use axum::Router;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use chat_log::log_context;
use chat_log_third_party::canary::{IN_URL, SECRET};
use chat_log_third_party::program::{Outcome, listener, run};
use futures_util::{SinkExt as _, StreamExt as _};
use std::net::SocketAddr;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

fn main() -> Outcome {
    run(async {
        let (listener, address) = listener().await?;
        let service = Router::new().route("/ws/room/", get(upgrade));
        let server = tokio::spawn(axum::serve(listener, service).into_future());
        chat(address).await?;
        server.abort();
        Ok(())
    })
}

async fn upgrade(headers: HeaderMap, socket: WebSocketUpgrade) -> Result<Response, StatusCode> {
    if !headers.contains_key(header::AUTHORIZATION) {
        return Err(StatusCode::FORBIDDEN);
    }
    Ok(socket.on_upgrade(echo))
}

async fn echo(mut socket: WebSocket) {
    while let Some(Ok(message)) = socket.recv().await {
        if socket.send(message).await.is_err() {
            return;
        }
    }
}

#[log_context(room_name = "chat")]
async fn chat(address: SocketAddr) -> Outcome {
    let uri = format!("ws://{address}/ws/room/?token={IN_URL}&ticket={IN_URL}");
    let mut request = uri.as_str().into_client_request()?;
    let headers = request.headers_mut();
    headers.insert(header::AUTHORIZATION, format!("Bearer {SECRET}").parse()?);
    headers.insert(header::COOKIE, format!("sessionid={SECRET}").parse()?);
    headers.insert("x-api-key", SECRET.parse()?);
    let (mut socket, _) = connect_async(request).await?;
    for text in ["hello", "{\"type\":\"chat_message\",\"message\":\"hi\"}"] {
        socket.send(Message::text(text)).await?;
        socket.next().await.ok_or("no answer")??;
    }
    socket.send(Message::text(format!("{{\"type\":\"auth\",\"token\":\"{SECRET}\"}}"))).await?;
    socket.next().await.ok_or("no answer")??;
    socket.close(None).await?;
    while socket.next().await.is_some() {}
    connect_async(uri).await.map_or(Ok(()), |_| Err("it has no authorization".into()))
}
