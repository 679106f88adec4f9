//! Requests of HTTP services: one line each, and their context for everything that is logged while they are answered.
//!
//! [`RequestLayer`] goes around any tower service of `http` requests and responses: axum, hyper, tonic, warp.
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
//! It is written when the body of the response has ended, failed or was dropped, with `pathname` and `lineno` of where the
//! layer was made. What the schema declares under one of these names, or under one of these ECS names, is used in its place
//! with its name, its class and its ECS name; a value that does not fit the declared type is left out, and counted in
//! [`Statistics::values_refused`](crate::Statistics::values_refused).
//!
//! | field | in [`Layout::Ecs`](crate::Layout::Ecs) | what it is |
//! | --- | --- | --- |
//! | `request_id` | `http.request.id` | from its header, where there is one, short, plain and not a credential; else a unique id of 32 hexadecimal digits, which is not a secret |
//! | `http_method` | `http.request.method` | |
//! | `url_path` | `url.path` | scrubbed of credentials; the first 1024 bytes |
//! | `http_route` | `<namespace>.http_route` | what [`route`](RequestLayer::route) finds |
//! | `client_ip` | `client.ip` | what [`peer`](RequestLayer::peer) finds, cut to its network unless the schema says otherwise |
//! | `url_query` | `url.query` | names, and `****` for values that [`show_query`](RequestLayer::show_query) does not allow |
//! | `http_request_bytes` | `http.request.body.bytes` | what `Content-Length` says |
//! | `http_version` | `http.version` | `1.1` |
//! | `http_status` | `http.response.status_code` | 499 where the client went away before there was a response (nginx's number) |
//! | `elapsed_ms` | `<namespace>.elapsed_ms` | until the end of the body |
//! | `http_response_bytes` | `http.response.body.bytes` | what was handed to the server to send, without the head |
//! | `http_complete` | `<namespace>.http_complete` | whether that was the whole body |
//!
//! The first five are the context of the request: every record that is made while it is answered has them, by whichever
//! crate, also while the body is streamed. So has it the `trace.id` and `span.id` of a well-formed `traceparent` header;
//! without one there is none.
//!
//! | what happened | level |
//! | --- | --- |
//! | a panic, an error of the service or of the body, 5xx, 401, 403, no status of an answer (600 and more, 1xx but 101) | ERROR |
//! | any other 4xx, a client that went away (499), a response later than [`slow_after`](RequestLayer::slow_after) | WARNING |
//! | anything else | INFO |
//!
//! A gRPC service answers 200 and says behind the body how it went: a `grpc-status` other than 0 stands in the message, and its
//! level is that of the HTTP status it stands for: ERROR for the service's own faults, `UNAUTHENTICATED` and
//! `PERMISSION_DENIED`, WARNING for any other.
//!
//! [`limit`](crate::Builder::limit) and [`sample`](crate::Builder::sample) of the builder bind the lines of a layer as they do
//! the events of a call, by the logger `http.request`: `.sample("http.request", 100)` writes one in a hundred, and every ERROR.
//! The records that are made while a request is answered are not bound by it.
//!
//! # Panics
//!
//! A handler that panics gives the client a 500, and the request's line tells of the panic: its text and stack trace, its
//! place instead of the layer's, the context in which it happened. There is no second line. Where the request's line is off
//! or silenced, the panic has a line of its own, as anywhere else. A panic that the handler catches itself has that, too.
//! After a panic of the body the connection breaks, so that no client takes a part for the whole.
//!
//! # Limits
//!
//! The layer goes around all others: one outside that gives a request up, such as a timeout, looks like a client that went
//! away, and what it answers itself has no line. A layer on a nested router has the path without what that router cut off. Of
//! two layers around each other each has its line, with one id.
//!
//! A service that fails with an error instead of a response has a line without a status: tower's errors need not have a
//! text. A request to an upgraded connection (WebSocket) has its line with status 101 when it is upgraded; what follows is
//! not part of it, and tasks that outlive the request carry its context only by
//! [`in_log_context`](crate::LogContextExt::in_log_context).
//!
//! # Cost
//!
//! A context of four or five small texts and one message for a request, in about a dozen allocations. Where the logger
//! `http.request` is off, its line costs one load, and the context stays for the records inside. Counted by callgrind, for a
//! request with an id and a query to a service that answers at once: 28,800 instructions with the line, 19,100 with
//! `http.request=off`, 2,700 without the layer. Most of the context's share is that the id and the path are searched for
//! credentials.

mod body;
mod exchange;
mod future;
mod id;
mod layer;
mod options;
mod outcome;
mod query;
mod service;

pub use body::ResponseBody;
pub use future::ResponseFuture;
pub use layer::RequestLayer;
pub use outcome::Outcome;
pub use service::RequestService;
