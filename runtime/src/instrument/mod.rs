//! Runs a body inside the context of `#[log_context]`.

mod event;
mod site;

pub use event::{EntryExit, Event, ObservedFuture, RunningGuard, observe};

use crate::context::{Entered, Frame, InContext, current};
use crate::logger;
use crate::value::FieldValue;
use std::fmt;
use std::future::Future;
use std::sync::Arc;

/// The context that `#[log_context]` puts around a body.
pub struct Context {
    frame: Option<Arc<Frame>>,
    /// Whether entering the context changes the current one.
    is_entered: bool,
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").finish_non_exhaustive()
    }
}

impl Context {
    /// Creates a context of these fields inside the current one. An inner value overrides an outer one of the same
    /// name.
    #[must_use]
    #[inline]
    pub fn new(entries: &[FieldValue<'_>]) -> Self {
        let frame = if entries.is_empty() { None } else { Self::frame(entries) };
        Self { is_entered: frame.is_some(), frame }
    }

    #[inline(never)]
    fn frame(entries: &[FieldValue<'_>]) -> Option<Arc<Frame>> {
        logger::with_redactor(|redactor| Arc::new(Frame::new(current(), entries, redactor)))
    }

    /// Keeps the context that is current now for a future that is created later.
    #[must_use]
    pub fn inherit(self) -> Self {
        Self { frame: current(), is_entered: true }
    }

    /// Makes the context current on this thread until the scope is dropped.
    #[must_use]
    pub fn enter(self) -> Scope {
        Scope(self.is_entered.then(|| Entered::new(self.frame)))
    }

    /// Wraps a future so that its records carry the context whenever and wherever it is polled or dropped.
    pub fn run<F: Future>(self, future: F, entry_exit: Option<EntryExit>) -> InContext<F, Option<EntryExit>> {
        let frame = if self.is_entered { self.frame } else { current() };
        InContext::new(future, frame, entry_exit)
    }
}

/// Keeps a context current on this thread. It is not `Send`, so it can't be held across an `.await` of a spawned task.
pub struct Scope(#[expect(dead_code, reason = "only its drop matters")] Option<Entered>);

impl fmt::Debug for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}
