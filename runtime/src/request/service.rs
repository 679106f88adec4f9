//! The service that a layer creates from another one.

use super::exchange::Exchange;
use super::options::Options;
use super::{ResponseBody, ResponseFuture};
use http::{Request, Response};
use http_body::Body;
use std::sync::Arc;
use std::task::{self, Poll};
use tower_service::Service;

/// A service that writes one line per request, created by [`RequestLayer`](super::RequestLayer).
#[derive(Clone, Debug)]
pub struct RequestService<S> {
    inner: S,
    options: Arc<Options>,
}

impl<S> RequestService<S> {
    pub(super) fn new(inner: S, options: Arc<Options>) -> Self {
        Self { inner, options }
    }
}

impl<S, ReqB, ResB> Service<Request<ReqB>> for RequestService<S>
where
    S: Service<Request<ReqB>, Response = Response<ResB>>,
    ResB: Body,
    ResB::Data: From<&'static str>,
{
    type Response = Response<ResponseBody<ResB>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut task::Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<ReqB>) -> ResponseFuture<S::Future> {
        let (mut parts, body) = request.into_parts();
        let (exchange, id) = Exchange::start(&self.options, &mut parts);
        let future = exchange.guard(|| self.inner.call(Request::from_parts(parts, body)));
        ResponseFuture::new(future, exchange, Arc::clone(&self.options), id)
    }
}
