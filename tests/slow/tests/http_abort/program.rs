//! Built with `panic = "abort"`: a handler that panics.

use bytes::Bytes;
use chat_log::request::RequestLayer;
use chat_log::{chat_log, log_context, log_schema};
use http::{Request, Response};
use http_body::{Body, Frame};
use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use tower_layer::Layer as _;
use tower_service::Service;

/// The fields of this program.
#[log_schema(service = "abort", namespace = "abort")]
pub struct LogSchema {
    user_id: u64,
}

struct Handler;

struct NoBody;

impl Body for NoBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(None)
    }
}

impl Service<Request<()>> for Handler {
    type Response = Response<NoBody>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<NoBody>, Infallible>>>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        Box::pin(answer(7))
    }
}

#[log_context(user_id)]
async fn answer(user_id: u64) -> Result<Response<NoBody>, Infallible> {
    chat_log!(info, "handled");
    panic!("no answer, password=hunter2")
}

fn main() {
    chat_log::builder().init().expect("installed once");
    let request = Request::builder().uri("/rooms/7?page=2").header("x-request-id", "mine").body(()).expect("a request");
    let mut service = RequestLayer::new().layer(Handler);
    let future = pin!(service.call(request));
    let _ = future.poll(&mut Context::from_waker(Waker::noop()));
    unreachable!("the process has ended");
}
