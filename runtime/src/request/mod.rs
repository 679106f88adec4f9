//! HTTP requests: one line per request, and a context for everything logged while it is handled.
//!
//! [`RequestLayer`] wraps any tower service of `http` requests and responses: axum, hyper, tonic, warp.
//!
//! ```
//! use axum::Router;
//! use axum::extract::{ConnectInfo, MatchedPath};
//! use axum::routing::get;
//! use chat_log::request::RequestLayer;
//! use std::net::SocketAddr;
//! use std::time::Duration;
//!
//! let requests = RequestLayer::new()
//!     .peer(|request| Some(request.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip()))
//!     .route(|request| Some(request.extensions.get::<MatchedPath>()?.as_str()))
//!     .show_query(["page", "limit"])
//!     .silence(["/healthz"])
//!     .slow_after(Duration::from_millis(500));
//! let router: Router = Router::new().route("/api/messages/", get(|| async { "[]" })).layer(requests);
//! ```
//!
//! ```text
//! {"timestamp":"2026-11-22T13:30:06.012345Z","level":"INFO","logger":"http.request","module":"http","message":"GET /api/messages/ HTTP/1.1 200","pathname":"src/main.rs","lineno":8,"funcName":"","process":1,"thread":17,"service":"chat","request_id":"5f0c7a9be3d1428896a1c2f40b7d3e65","http_method":"GET","url_path":"/api/messages/","http_route":"/api/messages/","client_ip":"192.0.2.0","url_query":"page=2&q=****","http_version":"1.1","http_status":200,"elapsed_ms":12.75,"http_response_bytes":2,"http_complete":true}
//! ```
//!
//! # The line
//!
//! The line is written when the response's body has ended, failed or was dropped. Its `pathname` and `lineno` name the
//! location where the layer was created. A schema field with one of these names or ECS names replaces the built-in field, with
//! its own name, class and ECS name. A value that does not fit the declared type is omitted, and counted in
//! [`Statistics::values_refused`](crate::Statistics::values_refused).
//!
//! | field | in [`Layout::Ecs`](crate::Layout::Ecs) | meaning |
//! | --- | --- | --- |
//! | `request_id` | `http.request.id` | the header's value if it is short, plain and not recognizable as a credential; otherwise a unique id of 32 hexadecimal digits, which is not a secret |
//! | `http_method` | `http.request.method` | |
//! | `url_path` | `url.path` | scrubbed of credentials; the first 1024 bytes |
//! | `http_route` | `<namespace>.http_route` | the value of [`route`](RequestLayer::route) |
//! | `client_ip` | `client.ip` | the value of [`peer`](RequestLayer::peer), truncated to its network unless the schema declares otherwise |
//! | `url_query` | `url.query` | names, and `****` for values that [`show_query`](RequestLayer::show_query) does not allow |
//! | `http_request_bytes` | `http.request.body.bytes` | the value of `Content-Length` |
//! | `http_version` | `http.version` | `1.1` |
//! | `http_status` | `http.response.status_code` | 499 if the client disconnected before the response (nginx's number) |
//! | `elapsed_ms` | `<namespace>.elapsed_ms` | the time until the end of the body |
//! | `http_response_bytes` | `http.response.body.bytes` | the bytes passed to the server to send, without the head |
//! | `http_complete` | `<namespace>.http_complete` | whether the whole body was sent |
//!
//! The first five are the request's context: every record created while the request is handled has them, from any crate,
//! also while the body is streamed. The records also have the `trace.id` and `span.id` of a well-formed `traceparent`
//! header, if there is one.
//!
//! | what happened | level |
//! | --- | --- |
//! | a panic, an error of the service or the body, 5xx, 401, 403, a status that is not an answer (600 and above, 1xx except 101) | ERROR |
//! | any other 4xx, a client that disconnected (499), a response slower than [`slow_after`](RequestLayer::slow_after) | WARNING |
//! | anything else | INFO |
//!
//! A gRPC service answers 200 and sends its status after the body. The message shows a `grpc-status` other than 0, and the
//! level is that of the corresponding HTTP status: ERROR for the service's own faults, `UNAUTHENTICATED` and
//! `PERMISSION_DENIED`, WARNING for any other.
//!
//! The builder's [`limit`](crate::Builder::limit) and [`sample`](crate::Builder::sample) apply to a layer's lines as to the events
//! of a call, by the logger `http.request`: `.sample("http.request", 100)` writes one in a hundred, and every ERROR. They do not
//! apply to records created while a request is handled.
//!
//! # Panics
//!
//! If a handler panics, the client gets a 500, and the request's line reports the panic: its text, stack trace and context,
//! and its location instead of the layer's. There is no second line. The panic gets a separate line if the request's line is
//! disabled or silenced, if the handler catches the panic itself, with `panic = "abort"`, and at a second panic before the
//! first is caught. A panic of the body breaks the connection, so that no client mistakes a part for the whole.
//!
//! # Limits
//!
//! Make this the outermost layer. If an outer layer abandons a request, such as a timeout, the line is that of a client that
//! disconnected, and the outer layer's response has no line. A layer on a nested router sees the path without the router's
//! prefix. Two nested layers each write a line, with the same id.
//!
//! A service that fails with an error instead of a response gets a line without a status or text, because tower's errors
//! need not have a text. A request that upgrades its connection (WebSocket) gets its line, with status 101, at the upgrade.
//! What follows is not part of it. Tasks that outlive the request carry its context only with
//! [`in_log_context`](crate::LogContextExt::in_log_context).
//!
//! # Cost
//!
//! A request costs a context of four or five small texts and one message, in about a dozen allocations. If the logger
//! `http.request` is disabled, the line costs one load. The context remains for the records inside. Callgrind counts, for a
//! request with an id and a query to a service that answers at once, 27,300 instructions with the line, 18,400 with
//! `http.request=off`, and 2,700 without the layer. Most of the context's cost is scanning the id and the path for credentials.

mod body;
mod exchange;
mod future;
mod id;
mod layer;
mod options;
mod outcome;
mod progress;
mod query;
mod received;
mod service;

pub use body::ResponseBody;
pub use future::ResponseFuture;
pub use layer::RequestLayer;
pub use outcome::Outcome;
pub use service::RequestService;
