//! The body of a response, which counts its bytes and writes the request's line at its end.

use super::exchange::Exchange;
use crate::panic_hook::CaughtPanic;
use bytes::Buf;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use std::fmt;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::task::{self, Poll, ready};

pin_project! {
    /// The body of a response of a service under a [`RequestLayer`](super::RequestLayer).
    ///
    /// It sends the service's own body, or a fixed text after a panic of the handler.
    pub struct ResponseBody<B> {
        // None if the handler panicked, and once it has ended.
        #[pin]
        body: Option<B>,
        text: Option<&'static str>,
        // From the response's header.
        length: Option<u64>,
        sent: u64,
        ended: bool,
        exchange: Exchange,
    }

    impl<B> PinnedDrop for ResponseBody<B> {
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if let Err(panic) = this.exchange.guard(|| this.body.set(None)) {
                this.exchange.response.panicked(panic.details);
            }
            // A server that knows the length does not poll after the last byte.
            let complete = this.exchange.is_complete(*this.ended, *this.length, *this.sent);
            this.exchange.finish(*this.sent, complete);
        }
    }
}

impl<B> fmt::Debug for ResponseBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseBody").finish_non_exhaustive()
    }
}

impl<B: Body> ResponseBody<B> {
    pub(super) fn new(body: B, length: Option<u64>, exchange: Exchange) -> Self {
        let ended = body.is_end_stream();
        let length = length.or(body.size_hint().exact());
        Self { body: Some(body), text: None, length, sent: 0, ended, exchange }
    }

    pub(super) fn text(text: &'static str, exchange: Exchange) -> Self {
        let length = Some(text.len() as u64);
        Self { body: None, text: Some(text), length, sent: 0, ended: text.is_empty(), exchange }
    }
}

/// For outer layers that respond without the service, such as `tower-http`'s for CORS and timeouts.
impl<B: Body + Default> Default for ResponseBody<B> {
    fn default() -> Self {
        Self::new(B::default(), None, Exchange::none())
    }
}

impl<B> Body for ResponseBody<B>
where
    B: Body,
    B::Data: From<&'static str>,
{
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let mut this = self.project();
        let Some(body) = this.body.as_mut().as_pin_mut() else {
            let Some(text) = this.text.take() else { return Poll::Ready(None) };
            *this.sent = text.len() as u64;
            *this.ended = true;
            return Poll::Ready(Some(Ok(Frame::data(text.into()))));
        };
        let frame = match this.exchange.guard(|| body.poll_frame(cx)) {
            Ok(poll) => ready!(poll),
            Err(CaughtPanic { payload, details }) => {
                // The connection breaks, so that no client mistakes the part that it has for the whole.
                this.exchange.response.panicked(details);
                this.exchange.finish(*this.sent, false);
                resume_unwind(payload);
            }
        };
        match &frame {
            Some(Ok(frame)) => {
                *this.sent += frame.data_ref().map_or(0, |data| data.remaining() as u64);
                if let Some(trailers) = frame.trailers_ref() {
                    this.exchange.response.read_grpc_status(trailers);
                }
                // Nothing follows trailers, and HTTP/2 servers do not poll after them.
                *this.ended = frame.is_trailers() || this.body.as_pin_mut().is_some_and(|body| body.is_end_stream());
            }
            Some(Err(_)) => {
                this.exchange.response.failed();
                this.exchange.finish(*this.sent, false);
            }
            None => {
                *this.ended = true;
                if let Err(panic) = this.exchange.guard(|| this.body.set(None)) {
                    this.exchange.response.panicked(panic.details);
                }
                let complete = this.exchange.is_complete(true, *this.length, *this.sent);
                this.exchange.finish(*this.sent, complete);
            }
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        match &self.body {
            Some(body) => body.is_end_stream(),
            None => self.text.is_none_or(str::is_empty),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.body {
            Some(body) => body.size_hint(),
            None => SizeHint::with_exact(self.text.map_or(0, |text| text.len() as u64)),
        }
    }
}
