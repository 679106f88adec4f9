//! The future of a response.

use super::ResponseBody;
use super::exchange::Exchange;
use super::options::Options;
use crate::panic_hook::CaughtPanic;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use http_body::Body;
use pin_project_lite::pin_project;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{self, Poll, ready};

pin_project! {
    /// The response of a service under a [`RequestLayer`](super::RequestLayer).
    #[must_use = "a future does nothing unless it is awaited or polled"]
    pub struct ResponseFuture<F> {
        // An option, so that it can be dropped in the request's context.
        #[pin]
        future: Option<F>,
        // `None` once there is a response.
        running: Option<InFlight>,
    }

    impl<F> PinnedDrop for ResponseFuture<F> {
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            let Some(InFlight { mut exchange, panic, .. }) = this.running.take() else { return };
            // A panic of a destructor must not prevent the line.
            let dropped = exchange.guard(|| this.future.set(None));
            if let Some(panic) = panic.or(dropped.err()) {
                exchange.response.panicked(panic.details);
            }
            exchange.response.cancelled();
            exchange.finish(0, false);
        }
    }
}

struct InFlight {
    exchange: Exchange,
    options: Arc<Options>,
    id: HeaderValue,
    /// The panic of a service that returned no future.
    panic: Option<CaughtPanic>,
}

impl<F> fmt::Debug for ResponseFuture<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(
        future: Result<F, CaughtPanic>,
        exchange: Exchange,
        options: Arc<Options>,
        id: HeaderValue,
    ) -> Self {
        let (future, panic) = match future {
            Ok(future) => (Some(future), None),
            Err(panic) => (None, Some(panic)),
        };
        Self { future, running: Some(InFlight { exchange, options, id, panic }) }
    }
}

impl<F, B, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body,
{
    type Output = Result<Response<ResponseBody<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        // Like an `async fn`, it must not be polled again once it is done; it then stays pending instead of panicking.
        let Some(running) = this.running.as_mut() else { return Poll::Pending };
        let result = match (running.panic.take(), this.future.as_mut().as_pin_mut()) {
            (Some(panic), _) => Err(panic),
            (None, None) => return Poll::Pending,
            (None, Some(future)) => match running.exchange.guard(|| future.poll(cx)) {
                Ok(poll) => Ok(ready!(poll)),
                Err(panic) => Err(panic),
            },
        };
        let dropped = running.exchange.guard(|| this.future.set(None));
        let result = result.and_then(|result| dropped.map(|()| result));
        let Some(InFlight { mut exchange, options, id, .. }) = this.running.take() else { return Poll::Pending };
        let mut response = match result {
            Ok(Ok(response)) => {
                exchange.response.respond(response.status(), response.headers());
                let (parts, body) = response.into_parts();
                let length = parts.headers.get(http::header::CONTENT_LENGTH);
                let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
                Response::from_parts(parts, ResponseBody::new(body, length, exchange))
            }
            Ok(Err(error)) => {
                exchange.response.failed();
                exchange.finish(0, false);
                return Poll::Ready(Err(error));
            }
            Err(panic) => {
                exchange.response.respond(StatusCode::INTERNAL_SERVER_ERROR, &HeaderMap::new());
                exchange.response.panicked(panic.details);
                let mut response = Response::new(ResponseBody::text(options.panic_body, exchange));
                *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                let content_type = HeaderValue::from_static(options.panic_content_type);
                response.headers_mut().insert(CONTENT_TYPE, content_type);
                response
            }
        };
        response.headers_mut().insert(&options.id_header, id);
        Poll::Ready(Ok(response))
    }
}
