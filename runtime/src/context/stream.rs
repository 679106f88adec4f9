//! Streams that carry a context.

use super::carry::{InContext, Observe};
use super::stack::current;
use futures_core::stream::{FusedStream, Stream};
use std::pin::Pin;
use std::task::{self, Poll};

/// Carries the context of the place that calls it to wherever the stream is polled and dropped.
///
/// A trait apart from [`LogContextExt`](crate::LogContextExt): a type that is both a future and a stream takes the method of
/// the one that is imported, and is both afterwards.
///
/// ```
/// use chat_log::LogContextStreamExt as _;
///
/// # fn send(_: impl futures_core::Stream<Item = u64> + Send + 'static) {}
/// # fn messages() -> impl futures_core::Stream<Item = u64> + Send + 'static { futures_util::stream::iter([1, 2]) }
/// send(messages().in_log_context());
/// ```
pub trait LogContextStreamExt: Stream + Sized {
    /// The same stream, with the context that is in force now.
    fn in_log_context(self) -> InContext<Self> {
        InContext::new(self, current(), ())
    }

    /// The same stream outside of every context, wherever it is polled.
    fn without_log_context(self) -> InContext<Self> {
        InContext::new(self, None, ())
    }
}

impl<S: Stream> LogContextStreamExt for S {}

impl<S: Stream, O: Observe> Stream for InContext<S, O> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<Option<S::Item>> {
        // It stays after its end, since some streams go on after a `None`.
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
