//! Runs a body inside the context of `#[log_context]`.

mod event;

pub use event::Event;

use crate::context::{Entered, Frame, InContext, Observe as _, current};
use crate::logger;
use crate::value::FieldValue;
use event::EntryExit;
use std::fmt;
use std::future::Future;
use std::sync::Arc;

/// The context that `#[log_context]` puts around a body.
pub struct Context {
    frame: Option<Arc<Frame>>,
    entry_exit: Option<EntryExit>,
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
    pub fn new(entries: &[FieldValue<'_>]) -> Self {
        let parent = current();
        if entries.is_empty() {
            return Self { frame: parent, entry_exit: None };
        }
        let frame = logger::with_redactor(|redactor| Frame::new(parent.clone(), entries, redactor));
        Self { frame: frame.map(Arc::new).or(parent), entry_exit: None }
    }

    /// Writes the entry and the exit of the body, the exit with the time between them.
    #[must_use]
    pub fn entry_exit(self, enter: Event, exit: Event) -> Self {
        Self { entry_exit: Some(EntryExit::new(enter, exit)), ..self }
    }

    /// Makes the context current on this thread until the scope is dropped.
    #[must_use]
    pub fn enter(mut self) -> Scope {
        let entered = Entered::new(self.frame.take());
        if let Some(entry_exit) = &mut self.entry_exit {
            entry_exit.entered();
        }
        Scope { entry_exit: self.entry_exit, _entered: entered }
    }

    /// Runs a body that must be one expression.
    pub fn call<R>(self, body: impl FnOnce() -> R) -> R {
        let _scope = self.enter();
        body()
    }

    /// Wraps a future so that its records carry the context whenever and wherever it is polled or dropped.
    pub fn run<F: Future>(self, future: F) -> InContext<F, Option<EntryExit>> {
        InContext::new(future, self.frame, self.entry_exit)
    }
}

/// Keeps a context current on this thread. It is not `Send`, so it can't be held across an `.await` of a spawned task.
pub struct Scope {
    entry_exit: Option<EntryExit>,
    _entered: Entered,
}

impl fmt::Debug for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        if let Some(entry_exit) = &mut self.entry_exit {
            entry_exit.left();
        }
    }
}
