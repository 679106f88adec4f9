//! The current context of a thread.

use super::frame::Frame;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::sync::Arc;

/// The contexts that a thread has entered and not left, innermost last. They may be left in another order: a span's
/// guard can be kept or dropped early.
struct Stack {
    layers: Vec<Layer>,
    scopes: u64,
}

struct Layer {
    key: LayerKey,
    entered: Option<Arc<Frame>>,
    in_force: Option<Arc<Frame>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LayerKey {
    Scope(u64),
    /// No context, not even a span.
    Nothing(u64),
    Span {
        subscriber: u64,
        id: u64,
    },
}

impl LayerKey {
    /// Returns the current context after this layer is entered on top of `layers`.
    fn in_force(self, entered: Option<&Arc<Frame>>, layers: &[Layer]) -> Option<Arc<Frame>> {
        let below = layers.last().and_then(|layer| layer.in_force.as_ref());
        match self {
            Self::Scope(_) => Frame::context_in(entered, below),
            Self::Nothing(_) => None,
            // As in `tracing`, entering a span again does not make it the current one.
            Self::Span { .. } if layers.iter().any(|layer| layer.key == self) => below.cloned(),
            Self::Span { .. } => Frame::span_in(entered, below),
        }
    }
}

thread_local! {
    static STACK: RefCell<Stack> = const { RefCell::new(Stack { layers: Vec::new(), scopes: 0 }) };
}

/// Returns the current context of this thread; `None` while the thread's locals are being destroyed.
#[inline]
pub(crate) fn current() -> Option<Arc<Frame>> {
    STACK.try_with(|stack| stack.borrow().layers.last()?.in_force.clone()).ok().flatten()
}

impl Stack {
    fn enter(&mut self, key: LayerKey, entered: Option<Arc<Frame>>) {
        let in_force = key.in_force(entered.as_ref(), &self.layers);
        self.layers.push(Layer { key, entered, in_force });
    }

    /// Returns what to drop after the stack is released, because a drop may log.
    fn leave(&mut self, key: LayerKey) -> Option<(Layer, Vec<Option<Arc<Frame>>>)> {
        let at = self.layers.iter().rposition(|layer| layer.key == key)?;
        let left = self.layers.remove(at);
        // Later layers may have inherited from the one that is left.
        let mut replaced = Vec::new();
        for index in at..self.layers.len() {
            let (below, above) = self.layers.split_at_mut(index);
            if let Some(layer) = above.first_mut() {
                let in_force = layer.key.in_force(layer.entered.as_ref(), below);
                replaced.push(std::mem::replace(&mut layer.in_force, in_force));
            }
        }
        Some((left, replaced))
    }
}

fn leave(key: LayerKey) {
    let left = STACK.try_with(|stack| stack.borrow_mut().leave(key));
    drop(left);
}

/// Keeps a frame current until it is dropped.
pub(crate) struct Entered {
    key: LayerKey,
    not_send: PhantomData<*const ()>,
}

impl Entered {
    pub(crate) fn new(frame: Option<Arc<Frame>>) -> Self {
        Self::at(LayerKey::Scope, frame)
    }

    /// Creates a guard that hides every context until it is dropped.
    pub(super) fn nothing() -> Self {
        Self::at(LayerKey::Nothing, None)
    }

    fn at(key: fn(u64) -> LayerKey, frame: Option<Arc<Frame>>) -> Self {
        let scope = STACK.try_with(|stack| {
            let mut stack = stack.borrow_mut();
            if frame.is_none() && stack.layers.is_empty() {
                // Nothing stays current. No scope has this number.
                return 0;
            }
            stack.scopes += 1;
            let scope = stack.scopes;
            stack.enter(key(scope), frame);
            scope
        });
        Self { key: key(scope.unwrap_or_default()), not_send: PhantomData }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        leave(self.key);
    }
}

/// Makes a span current.
pub(crate) fn enter_span(subscriber: u64, id: u64, frame: Option<Arc<Frame>>) {
    // Without the thread's locals there is no current context.
    let _ = STACK.try_with(|stack| stack.borrow_mut().enter(LayerKey::Span { subscriber, id }, frame));
}

/// Leaves the span that was entered last under this number.
pub(crate) fn leave_span(subscriber: u64, id: u64) {
    leave(LayerKey::Span { subscriber, id });
}
