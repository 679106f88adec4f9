//! Carries a context to where a future or a closure runs.

use super::frame::Frame;
use super::stack::{Entered, current};
use pin_project_lite::pin_project;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{self, Poll};

/// Observes when the body of a context begins and ends.
pub trait Observe {
    /// The body is about to run or to be polled; called each time.
    fn entered(&mut self);

    /// The body has ended or was dropped.
    fn left(&mut self);
}

/// Observes nothing.
impl Observe for () {
    fn entered(&mut self) {}

    fn left(&mut self) {}
}

pin_project! {
    /// A future or stream whose records carry a context, created by [`LogContextExt::in_log_context`] and
    /// `#[log_context]`.
    ///
    /// It is a `Future` if `F` is one and, with the feature `stream`, a `Stream` if `F` is one. So for a type that is
    /// both, it is enough to import one extension trait.
    #[must_use = "a future does nothing unless it is awaited or polled"]
    pub struct InContext<F, O: Observe = ()> {
        // An option, so that it can be dropped inside the context.
        #[pin]
        future: Option<F>,
        frame: Option<Arc<Frame>>,
        observer: Option<O>,
    }

    impl<F, O: Observe> PinnedDrop for InContext<F, O> {
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            let _entered = Entered::new(this.frame.clone());
            this.future.set(None);
            if let Some(observer) = this.observer {
                observer.left();
            }
        }
    }
}

impl<F, O: Observe> fmt::Debug for InContext<F, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InContext").finish_non_exhaustive()
    }
}

impl<F: Clone, O: Observe + Clone> Clone for InContext<F, O> {
    fn clone(&self) -> Self {
        Self { future: self.future.clone(), frame: self.frame.clone(), observer: self.observer.clone() }
    }
}

impl<F, O: Observe> InContext<F, O> {
    pub(crate) fn new(future: F, frame: Option<Arc<Frame>>, observer: O) -> Self {
        Self { future: Some(future), frame, observer: Some(observer) }
    }

    /// Runs `run` on the future, inside the context.
    pub(super) fn inside<R>(self: Pin<&mut Self>, run: impl FnOnce(Pin<&mut F>, &mut Option<O>) -> R) -> Option<R> {
        let mut this = self.project();
        let _entered = Entered::new(this.frame.clone());
        this.future.as_mut().as_pin_mut().map(|future| run(future, this.observer))
    }

    /// Returns the future, unless it was dropped.
    #[cfg(feature = "stream")]
    pub(super) fn inner(&self) -> Option<&F> {
        self.future.as_ref()
    }
}

impl<F: Future, O: Observe> Future for InContext<F, O> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<F::Output> {
        // A completed future is kept: its drop, and what it does if it is polled again, are its own business.
        let polled = self.inside(|future, observer| {
            if let Some(observer) = observer {
                observer.entered();
            }
            let polled = future.poll(cx);
            if let Some(mut observer) = observer.take_if(|_| polled.is_ready()) {
                observer.left();
            }
            polled
        });
        polled.unwrap_or(Poll::Pending)
    }
}

/// Carries the caller's context to the task that runs the future.
///
/// ```
/// use chat_log::LogContextExt as _;
///
/// # async fn deliver() {}
/// # fn spawn(_: impl Future<Output = ()> + Send + 'static) {}
/// spawn(deliver().in_log_context());
/// spawn(deliver().without_log_context()); // for a task that outlives the request and does not concern it
/// ```
///
/// The future is polled and dropped in the context, so the values that it holds log with the context even if it is
/// cancelled. OpenTelemetry's current span is not carried; use its own `with_context` for that.
pub trait LogContextExt: Future + Sized {
    /// Wraps the future in the current context.
    fn in_log_context(self) -> InContext<Self> {
        InContext::new(self, current(), ())
    }

    /// Wraps the future so that it runs outside every context.
    fn without_log_context(self) -> InContext<Self> {
        InContext::new(self, None, ())
    }
}

impl<F: Future> LogContextExt for F {}

/// Carries the caller's context to the thread that runs the closure.
///
/// ```
/// use chat_log::LogContextFnExt as _;
///
/// # fn deliver() {}
/// std::thread::scope(|scope| {
///     scope.spawn((|| deliver()).in_log_context());
/// });
/// let named = std::thread::Builder::new().name(String::from("delivery"));
/// named.spawn((|| deliver()).in_log_context())?;
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// The closure's captures are dropped in the context, even if it never runs.
pub trait LogContextFnExt<R>: FnOnce() -> R + Sized {
    /// Wraps the closure in the current context.
    fn in_log_context(self) -> impl FnOnce() -> R {
        let closure = ContextClosure::new(self, current());
        move || closure.call()
    }

    /// Wraps the closure so that it runs outside every context.
    fn without_log_context(self) -> impl FnOnce() -> R {
        let closure = ContextClosure::new(self, None);
        move || closure.call()
    }
}

impl<R, F: FnOnce() -> R> LogContextFnExt<R> for F {}

/// A closure that runs or is dropped in a context.
pub(super) struct ContextClosure<F> {
    // An option, so that it can be taken out to run or be dropped inside the context.
    body: Option<F>,
    frame: Option<Arc<Frame>>,
}

impl<F> ContextClosure<F> {
    pub(super) fn new(body: F, frame: Option<Arc<Frame>>) -> Self {
        Self { body: Some(body), frame }
    }

    pub(super) fn call<R>(mut self) -> R
    where
        F: FnOnce() -> R,
    {
        let _entered = Entered::new(self.frame.clone());
        match self.body.take() {
            Some(body) => body(),
            None => unreachable!("only `call` and `drop` take the body, and both consume the closure"),
        }
    }
}

impl<F> Drop for ContextClosure<F> {
    fn drop(&mut self) {
        if let Some(body) = self.body.take() {
            let _entered = Entered::new(self.frame.clone());
            drop(body);
        }
    }
}
