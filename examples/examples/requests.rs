//! One line per request of an axum service, and the request's fields in every line of its handlers.

use axum::extract::{ConnectInfo, MatchedPath, Path};
use axum::{Router, routing::get};
use chat_log::request::RequestLayer;
use chat_log::{chat_log, log_schema};
use std::net::SocketAddr;

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    room_name: String,
}

async fn room(Path(room_name): Path<String>) -> String {
    chat_log!(info, "room shown", room_name = &room_name);
    format!("welcome to {room_name}\n")
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    chat_log::init()?;
    let lines = RequestLayer::new()
        .peer(|request| Some(request.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip()))
        .route(|request| Some(request.extensions.get::<MatchedPath>()?.as_str()))
        .show_query(["page"]);
    let service = Router::new().route("/rooms/{name}", get(room)).layer(lines);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/rooms/lobby?page=2&token=abc", listener.local_addr()?);
    let service = service.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    reqwest::get(url).await?.text().await?;
    Ok(())
}
