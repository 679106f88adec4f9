//! Takes a context along to where a future or a closure runs.

use super::event::Trace;
use super::frame::{Entered, Frame, current};
use pin_project_lite::pin_project;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Waker, Poll};

pin_project! {
    /// A future whose records carry a context, made by [`InLogContext::in_log_context`] and `#[log_context]`.
    #[must_use = "a future does nothing unless it is awaited or polled"]
    pub struct InContext<F> {
        // An option, so that it can be dropped inside the context.
        #[pin]
        future: Option<F>,
        frame: Option<Arc<Frame>>,
        trace: Option<Trace>,
    }

    impl<F> PinnedDrop for InContext<F> {
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if this.future.is_none() {
                return;
            }
            let _entered = Entered::new(this.frame.clone());
            this.future.set(None);
            if let Some(trace) = this.trace {
                trace.left();
            }
        }
    }
}

impl<F> InContext<F> {
    pub(super) fn new(future: F, frame: Option<Arc<Frame>>, trace: Option<Trace>) -> Self {
        Self { future: Some(future), frame, trace }
    }
}

impl<F: Future> Future for InContext<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, waker: &mut Waker<'_>) -> Poll<F::Output> {
        let mut this = self.project();
        let _entered = Entered::new(this.frame.clone());
        if let Some(trace) = this.trace {
            trace.entered();
        }
        // Like an `async fn`, it must not be polled again once it is done; it then stays pending instead of panicking.
        let Some(future) = this.future.as_mut().as_pin_mut() else { return Poll::Pending };
        let Poll::Ready(output) = future.poll(waker) else { return Poll::Pending };
        if let Some(trace) = this.trace {
            trace.left();
        }
        this.future.set(None);
        Poll::Ready(output)
    }
}

/// Carries the context of the place that calls it to the task that runs the future.
///
/// ```
/// use chat_log::InLogContext as _;
///
/// # async fn deliver() {}
/// # fn spawn(_: impl Future<Output = ()> + Send + 'static) {}
/// spawn(deliver().in_log_context());
/// ```
pub trait InLogContext: Future + Sized {
    /// The same future, with the context that is in force now.
    fn in_log_context(self) -> InContext<Self> {
        InContext::new(self, current(), None)
    }
}

impl<F: Future> InLogContext for F {}

/// Carries the context of the place that calls it to the thread that runs the closure.
///
/// ```
/// use chat_log::InLogContextFn as _;
///
/// # fn deliver() {}
/// std::thread::spawn((|| deliver()).in_log_context());
/// ```
pub trait InLogContextFn<R>: FnOnce() -> R + Sized {
    /// The same closure, with the context that is in force now.
    fn in_log_context(self) -> impl FnOnce() -> R {
        let frame = current();
        move || {
            let _entered = Entered::new(frame);
            self()
        }
    }
}

impl<R, F: FnOnce() -> R> InLogContextFn<R> for F {}
