//! Routes, and the layer around every request: its context, its line, and the response to a panic.

use crate::service::{Service, Shared};
use crate::{accounts, messages, rooms, settings, websocket};
use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath};
use axum::routing::{delete, get, post, put};
use chat_log::Level;
use chat_log::request::{Outcome, RequestLayer};
use std::net::SocketAddr;

pub(crate) fn router(service: Shared) -> Router {
    Router::new()
        .route("/api/users/", post(accounts::register))
        .route("/api/login/", post(accounts::login))
        .route("/api/logout/", post(accounts::logout))
        .route("/api/messages/", get(messages::list_messages).post(messages::send_message))
        .route("/api/history/", get(messages::history))
        .route("/api/rooms/", post(rooms::create))
        .route("/api/rooms/{room}/", delete(rooms::delete))
        .route("/api/rooms/{room}/average_length/", get(rooms::average_length))
        .route("/api/rooms/{room}/invitations/", post(rooms::invite))
        .route("/api/rooms/{room}/websocket/", get(websocket::connect))
        .route("/api/settings/", put(settings::change))
        .layer(requests(Shared::clone(&service)))
        .with_state(service)
}

/// Writes one line per request. The client does not learn the reason of a panic.
fn requests(service: Shared) -> RequestLayer {
    RequestLayer::new()
        .peer(|request| Some(request.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip()))
        .route(|request| Some(request.extensions.get::<MatchedPath>()?.as_str()))
        .level(move |outcome| level(&service, outcome))
        .panic_body("application/json", r#"{"error":"the service failed"}"#)
}

/// Each failure except a panic has already logged its own line. The threshold for slow requests can change at run time.
fn level(service: &Service, outcome: &Outcome) -> Level {
    let went_wrong = outcome.status.is_none_or(|status| status.is_client_error() || status.is_server_error());
    if outcome.panicked || outcome.failed {
        Level::Error
    } else if went_wrong || outcome.latency > service.settings().slow_after {
        Level::Warn
    } else {
        Level::Info
    }
}
