//! Two users in a room, by WebSocket.

use super::DriveError;
use super::client::{Client, equal};
use chat_log::chat_log;
use futures_util::{SinkExt, StreamExt};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::header::{AUTHORIZATION, InvalidHeaderValue};
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Longer than the database accepts.
const TOO_LONG: usize = 600;

pub(super) async fn conversation(john: &Client, jane: &Client) -> Result<(), DriveError> {
    let room = json!({ "name": "lobby" });
    john.expect("create a room", Method::POST, "rooms/", Some(room.clone()), StatusCode::CREATED).await?;
    john.expect("create it again", Method::POST, "rooms/", Some(room), StatusCode::CONFLICT).await?;
    let mut johns = Connection::open(john, "lobby").await?;
    let mut janes = Connection::open(jane, "lobby").await?;

    let hello = json!({ "from": "john_doe", "body": "Hello, room!" });
    johns.send("talk in a room", "Hello, room!".to_owned()).await?;
    johns.expect("hear oneself in a room", &hello).await?;
    janes.expect("hear another in a room", &hello).await?;

    johns.send("break a constraint of the database", "x".repeat(TOO_LONG)).await?;
    johns.expect("be told of the failure", &json!({ "error": "the service failed" })).await?;

    johns.close().await?;
    john.expect("delete a room", Method::DELETE, "rooms/lobby/", None, StatusCode::NO_CONTENT).await?;
    janes.expect_end("be sent out of the deleted room").await
}

struct Connection {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Connection {
    async fn open(client: &Client, room: &str) -> Result<Self, DriveError> {
        let step = "connect to a room";
        chat_log!(debug, "step: {step}", step);
        let address = format!("ws://{}/api/rooms/{room}/websocket/", client.address);
        let mut request = address.into_client_request().map_err(failed(step))?;
        if let Some(token) = &client.token {
            let header = format!("Bearer {}", token.expose_secret()).parse();
            let mut header: reqwest::header::HeaderValue =
                header.map_err(|error: InvalidHeaderValue| failed(step)(Error::HttpFormat(error.into())))?;
            header.set_sensitive(true);
            request.headers_mut().insert(AUTHORIZATION, header);
        }
        let (socket, _) = connect_async(request).await.map_err(failed(step))?;
        Ok(Self { socket })
    }

    async fn send(&mut self, step: &'static str, text: String) -> Result<(), DriveError> {
        chat_log!(debug, "step: {step}", step);
        self.socket.send(Message::text(text)).await.map_err(failed(step))
    }

    async fn expect(&mut self, step: &'static str, expected: &Value) -> Result<(), DriveError> {
        chat_log!(debug, "step: {step}", step);
        let found = match self.socket.next().await {
            Some(message) => message.and_then(Message::into_text).map_err(failed(step))?,
            None => return equal(step, &expected.to_string(), &"the end".to_owned()),
        };
        equal(step, expected, &serde_json::from_str(&found).unwrap_or_default())
    }

    async fn close(mut self) -> Result<(), DriveError> {
        let step = "leave a room";
        self.socket.close(None).await.map_err(failed(step))?;
        self.expect_end(step).await
    }

    async fn expect_end(mut self, step: &'static str) -> Result<(), DriveError> {
        chat_log!(debug, "step: {step}", step);
        while let Some(message) = self.socket.next().await {
            let message = message.map_err(failed(step))?;
            if !message.is_close() {
                equal(step, &"the end".to_owned(), &message.to_string())?;
            }
        }
        Ok(())
    }
}

fn failed(step: &'static str) -> impl Fn(Error) -> DriveError {
    move |source| DriveError::WebSocket { step, source: Box::new(source) }
}
