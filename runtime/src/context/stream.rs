//! Streams that carry a context.

use super::carry::{InContext, Observe};
use super::stack::current;
use futures_core::stream::{FusedStream, Stream};
use std::pin::Pin;
use std::task::{self, Poll};

/// Carries the caller's context to wherever the stream is polled and dropped.
///
/// This trait is separate from [`LogContextExt`](crate::LogContextExt): for a type that is both a future and a stream,
/// the imported trait decides which method is called, and the result is both.
///
/// ```
/// use chat_log::LogContextStreamExt as _;
///
/// # fn send(_: impl futures_core::Stream<Item = u64> + Send + 'static) {}
/// # fn messages() -> impl futures_core::Stream<Item = u64> + Send + 'static { futures_util::stream::iter([1, 2]) }
/// send(messages().in_log_context());
/// ```
pub trait LogContextStreamExt: Stream + Sized {
    /// Wraps the stream in the current context. It stays there after its end, since some streams continue after a
    /// `None`.
    fn in_log_context(self) -> InContext<Self> {
        InContext::new(self, current(), ())
    }

    /// Wraps the stream so that it runs outside every context.
    fn without_log_context(self) -> InContext<Self> {
        InContext::new(self, None, ())
    }
}

impl<S: Stream> LogContextStreamExt for S {}

impl<S: Stream, O: Observe> Stream for InContext<S, O> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<Option<S::Item>> {
        self.inside(|stream, _| stream.poll_next(cx)).unwrap_or(Poll::Ready(None))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner().map_or((0, Some(0)), Stream::size_hint)
    }
}

impl<S: FusedStream, O: Observe> FusedStream for InContext<S, O> {
    fn is_terminated(&self) -> bool {
        self.inner().is_none_or(FusedStream::is_terminated)
    }
}
