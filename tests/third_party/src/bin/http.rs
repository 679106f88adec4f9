//! Requests over HTTP/1.1 and HTTP/2 to an axum service with a `TraceLayer` that logs headers.

pub use chat_log_tests::schema::LogSchema;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chat_log::log_context;
use chat_log_third_party::canary::{IN_URL, SECRET};
use chat_log_third_party::program::{Outcome, listener, run};
use http_body_util::BodyExt as _;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::net::SocketAddr;
use tower_http::trace::{DefaultMakeSpan, DefaultOnRequest, DefaultOnResponse, TraceLayer};

type Http = Client<HttpConnector, Body>;

fn main() -> Outcome {
    run(async {
        let (listener, address) = listener().await?;
        let trace = TraceLayer::new_for_http()
            .make_span_with(DefaultMakeSpan::new().level(tracing::Level::INFO).include_headers(true))
            .on_request(DefaultOnRequest::new())
            .on_response(DefaultOnResponse::new().include_headers(true));
        let service = Router::new()
            .route("/api/messages/", get(messages))
            .route("/broken", get(async || StatusCode::INTERNAL_SERVER_ERROR))
            .layer(trace);
        let server = tokio::spawn(axum::serve(listener, service).into_future());
        for is_http2 in [false, true] {
            let client = Client::builder(TokioExecutor::new()).http2_only(is_http2).build_http();
            requests(&client, address).await?;
        }
        server.abort();
        Ok(())
    })
}

/// Headers as from a browser, a proxy and a program with an API key.
#[log_context(room_name = "requests")]
async fn requests(client: &Http, address: SocketAddr) -> Outcome {
    let paths = [
        format!("/api/messages/?page=2&token={IN_URL}&q={IN_URL}"),
        format!("/api/messages/?password={IN_URL}"),
        format!("/missing?next=https%3A%2F%2Fu%3A{IN_URL}%40example.org%2F&api_key={IN_URL}"),
        format!("/broken?access_token={IN_URL}"),
    ];
    let basic = STANDARD.encode(format!("user:{SECRET}"));
    for path in paths {
        let uri = format!("http://{address}{path}");
        for authorization in [format!("Bearer {SECRET}"), format!("Basic {basic}")] {
            let request = Request::get(&uri)
                .header(header::AUTHORIZATION, authorization)
                .header(header::COOKIE, format!("theme=dark; sessionid={SECRET}; csrftoken={SECRET}"))
                .header("x-api-key", SECRET)
                .header("x-auth-token", SECRET)
                .header(header::REFERER, &uri)
                .body(Body::empty())?;
            client.request(request).await?.into_body().collect().await?;
        }
    }
    let closed = format!("http://user:{IN_URL}@127.0.0.1:1/?token={IN_URL}");
    let refused = client.request(Request::get(closed).body(Body::empty())?).await;
    refused.map_or(Ok(()), |_| Err("nobody listens there".into()))
}

async fn messages() -> (HeaderMap, &'static str) {
    let mut headers = HeaderMap::new();
    let cookie = format!("sessionid={SECRET}; HttpOnly; Path=/");
    headers.extend(
        [(header::SET_COOKIE, cookie.parse()), (header::LOCATION, format!("/?code={IN_URL}").parse())]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.ok()?))),
    );
    (headers, "[]")
}
