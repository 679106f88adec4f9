//! Routes, and what happens to every request: its context, its line, and what a client gets when a handler panics.

use std::any::Any;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::Version;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use chat_log::{Level, chat_log, log_context};
use tower_http::catch_panic::CatchPanicLayer;

use crate::answer::ApiError;
use crate::service::Shared;
use crate::{accounts, messages, rooms, settings, websocket};

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
        .layer(CatchPanicLayer::custom(answer_after_panic))
        .layer(from_fn_with_state(Shared::clone(&service), in_request_context))
        .with_state(service)
}

/// What a line says about the request that it was made in.
struct RequestHead {
    id: u64,
    client_ip: IpAddr,
    method: String,
    path: String,
    http_version: &'static str,
}

async fn in_request_context(
    State(service): State<Shared>,
    ConnectInfo(client): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    static REQUESTS: AtomicU64 = AtomicU64::new(1);
    let head = RequestHead {
        id: REQUESTS.fetch_add(1, Ordering::Relaxed),
        client_ip: client.ip(),
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
        http_version: if request.version() == Version::HTTP_10 { "1.0" } else { "1.1" },
    };
    log_response(&service, head, request, next).await
}

/// Everything that is logged while the request is answered, by whichever crate, carries the fields of this context.
#[log_context(
    request_id = head.id,
    client_ip = head.client_ip,
    method = &head.method,
    path = &head.path,
    http_version = head.http_version
)]
async fn log_response(service: &Shared, head: RequestHead, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let response = next.run(request).await;
    let elapsed = started.elapsed();
    let status = response.status();
    // What went wrong has a line of its own, at its own level.
    let level = if status.is_client_error() || status.is_server_error() { Level::Warn } else { Level::Info };
    chat_log!(
        logger: "http.request",
        (level),
        "{method} {path} HTTP/{http_version} {status}",
        status = status.as_u16(),
        elapsed
    );
    let slow_after = service.settings().slow_after;
    if elapsed > slow_after {
        chat_log!(warn, "Slow request: {method} {path} took {elapsed} ms", elapsed, slow_after);
    }
    response
}

/// The panic hook of the logger has written the line; the client learns nothing of the reason.
fn answer_after_panic(_: Box<dyn Any + Send>) -> Response {
    ApiError::Internal.into_response()
}
