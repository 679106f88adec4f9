//! Exercises the service through real clients, as its users would, and checks every answer.
//!
//! No step sleeps: each waits for the answer that it needs.

mod client;
mod room;

use crate::server::{Server, ServerError};
use client::Client;
use reqwest::{Method, StatusCode};
use serde_json::json;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;
use tokio::net::TcpSocket;
use tokio::time::timeout;

/// A run takes well under a second. Only a hanging service reaches this limit, even on a busy machine.
const TIME_LIMIT: Duration = Duration::from_secs(30);

const ANY_LOOPBACK_PORT: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

const PASSWORD: &str = "correct horse battery staple";

#[derive(Debug, thiserror::Error)]
pub(crate) enum DriveError {
    #[error(transparent)]
    Server(#[from] ServerError),
    #[error("can't reserve a closed port for the mail service")]
    ClosedPort(#[source] std::io::Error),
    #[error("the demonstration took more than {TIME_LIMIT:?}")]
    TooSlow,
    #[error("step `{step}`: no answer")]
    Http { step: &'static str, source: reqwest::Error },
    #[error("step `{step}`: the WebSocket failed")]
    WebSocket { step: &'static str, source: Box<tokio_tungstenite::tungstenite::Error> },
    #[error("step `{step}`: expected {expected}, got {found}")]
    Unexpected { step: &'static str, expected: String, found: String },
}

pub(crate) async fn demonstrate() -> Result<(), DriveError> {
    timeout(TIME_LIMIT, start_drive_and_stop()).await.unwrap_or(Err(DriveError::TooSlow))
}

async fn start_drive_and_stop() -> Result<(), DriveError> {
    // Bound but not listening: connections are refused, and no other process can take the port.
    let mail_api = TcpSocket::new_v4().map_err(DriveError::ClosedPort)?;
    mail_api.bind(ANY_LOOPBACK_PORT).map_err(DriveError::ClosedPort)?;
    let mail_address = mail_api.local_addr().map_err(DriveError::ClosedPort)?;

    let server = Server::start(ANY_LOOPBACK_PORT, mail_address).await?;
    let driven = drive(server.address).await;
    server.stop().await?;
    driven
}

async fn drive(address: SocketAddr) -> Result<(), DriveError> {
    let nobody = Client::new(address)?;
    registration(&nobody).await?;
    let john = log_in(&nobody, "john_doe").await?;
    let jane = log_in(&nobody, "jane_roe").await?;
    direct_messages(&john, &jane).await?;
    room::conversation(&john, &jane).await?;
    failures(&john).await?;
    configuration(&john).await?;
    log_out(&john).await
}

async fn registration(nobody: &Client) -> Result<(), DriveError> {
    for (username, email) in [("john_doe", "john.doe@example.com"), ("jane_roe", "jane.roe@example.com")] {
        let user = json!({ "username": username, "email": email, "phone": "+1 555 010 4477", "password": PASSWORD });
        nobody.expect("register", Method::POST, "users/", Some(user), StatusCode::CREATED).await?;
    }
    let nowhere = json!({ "username": "max", "email": "max at example.com", "password": PASSWORD });
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    nobody.expect("register without an e-mail address", Method::POST, "users/", Some(nowhere), refused).await?;
    let incomplete = json!({ "username": "max" });
    nobody.expect("register with half a form", Method::POST, "users/", Some(incomplete), refused).await?;
    let wrong = json!({ "username": "john_doe", "password": "correct horse battery stapler" });
    nobody
        .expect("log in with a wrong password", Method::POST, "login/", Some(wrong), StatusCode::UNAUTHORIZED)
        .await?;
    Ok(())
}

async fn log_in(nobody: &Client, username: &str) -> Result<Client, DriveError> {
    let step = "log in";
    let credentials = json!({ "username": username, "password": PASSWORD });
    let answer = nobody.expect(step, Method::POST, "login/", Some(credentials), StatusCode::OK).await?;
    let token = answer["token"].as_str().ok_or_else(|| DriveError::Unexpected {
        step,
        expected: "a token".to_owned(),
        found: "none".to_owned(),
    })?;
    Ok(nobody.with_token(token))
}

async fn direct_messages(john: &Client, jane: &Client) -> Result<(), DriveError> {
    john.expect("list messages", Method::GET, "messages/", None, StatusCode::OK).await?;
    let hello = json!({ "to": "jane_roe", "body": "Hello, Jane!" });
    john.expect("send a message", Method::POST, "messages/", Some(hello), StatusCode::CREATED).await?;
    let empty = json!({ "to": "jane_roe", "body": " " });
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    john.expect("send an empty message", Method::POST, "messages/", Some(empty), refused).await?;
    let lost = json!({ "to": "nobody", "body": "Hello?" });
    john.expect("send to an unknown user", Method::POST, "messages/", Some(lost), StatusCode::NOT_FOUND).await?;

    let step = "read messages at the deprecated address";
    let messages = jane.expect(step, Method::GET, "history/", None, StatusCode::OK).await?;
    client::equal(step, &json!("Hello, Jane!"), &messages[0]["body"])
}

async fn failures(john: &Client) -> Result<(), DriveError> {
    let room = json!({ "name": "empty" });
    john.expect("create a room", Method::POST, "rooms/", Some(room), StatusCode::CREATED).await?;
    let guest = json!({ "email": "guest@example.org" });
    let down = StatusCode::BAD_GATEWAY;
    john.expect("invite while mail is down", Method::POST, "rooms/empty/invitations/", Some(guest), down).await?;
    let panics = StatusCode::INTERNAL_SERVER_ERROR;
    john.expect("make a handler panic", Method::GET, "rooms/empty/average_length/", None, panics).await?;
    john.expect("delete a room", Method::DELETE, "rooms/empty/", None, StatusCode::NO_CONTENT).await?;
    Ok(())
}

/// Changes the settings so that the next request exceeds its limit, independent of the machine's speed.
async fn configuration(john: &Client) -> Result<(), DriveError> {
    let everything_is_slow = json!({ "slow_after_ms": 0, "messages_per_minute": 1 });
    let done = StatusCode::NO_CONTENT;
    john.expect("change the limits", Method::PUT, "settings/", Some(everything_is_slow), done).await?;
    john.expect("make a slow request", Method::GET, "messages/", None, StatusCode::OK).await?;
    let usual = json!({ "slow_after_ms": 1_000 });
    john.expect("change the limits back", Method::PUT, "settings/", Some(usual), done).await?;
    let one_too_many = json!({ "to": "jane_roe", "body": "And another thing" });
    let refused = StatusCode::TOO_MANY_REQUESTS;
    john.expect("send too many messages", Method::POST, "messages/", Some(one_too_many), refused).await?;
    Ok(())
}

async fn log_out(john: &Client) -> Result<(), DriveError> {
    john.expect("log out", Method::POST, "logout/", None, StatusCode::NO_CONTENT).await?;
    let refused = StatusCode::UNAUTHORIZED;
    john.expect("use the session after it has ended", Method::GET, "messages/", None, refused).await?;
    Ok(())
}
