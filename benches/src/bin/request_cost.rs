//! Answers one request repeatedly, for `benches/instructions`: `request_cost EVENT COUNT FILE`.

use bytes::Bytes;
use chat_log::request::RequestLayer;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use std::convert::Infallible;
use std::error::Error;
use std::fs::OpenOptions;
use std::future::{Ready, ready};
use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use tower_layer::Layer as _;
use tower_service::Service;

/// Answers at once, with an empty body.
#[derive(Clone)]
struct Handler;

struct NoBody;

impl Body for NoBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        true
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(0)
    }
}

impl Service<Request<()>> for Handler {
    type Response = Response<NoBody>;
    type Error = Infallible;
    type Future = Ready<Result<Response<NoBody>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        ready(Ok(black_box(Response::new(NoBody))))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let (event, count, file) = chat_log_benches::arguments()?;
    let levels = match event.as_str() {
        "bare_request" => return answer(Handler, count),
        "request" => "info",
        "request_off" => "info,http.request=off",
        other => return Err(format!("unknown event `{other}`").into()),
    };
    let file = OpenOptions::new().create(true).append(true).open(file)?;
    chat_log::builder().service("chat").filter(levels).writer(file).init()?;
    answer(RequestLayer::new().show_query(["page"]).layer(Handler), count)
}

/// Sends requests with an id and a query, as a reverse proxy does.
fn answer<S, B>(mut service: S, count: u64) -> Result<(), Box<dyn Error>>
where
    S: Service<Request<()>, Response = Response<B>, Error = Infallible>,
{
    let mut waker = Context::from_waker(Waker::noop());
    for _ in 0..count {
        let request = Request::builder().uri("/api/rooms/7/messages/?page=2&q=words");
        let request = request.header("x-request-id", "5f0c7a9be3d1428896a1c2f40b7d3e65").body(())?;
        let answer = pin!(service.call(black_box(request)));
        let Poll::Ready(Ok(response)) = answer.poll(&mut waker) else { return Err("no answer".into()) };
        drop(black_box(response));
    }
    Ok(())
}
