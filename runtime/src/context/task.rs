//! Tasks of tokio that carry the caller's context.
//!
//! Each function does what tokio's function of the same name does, with the same bounds and panics. For a `Handle`, a
//! `Runtime` or a `LocalSet`, wrap the future: `handle.spawn(deliver().in_log_context())`.

use super::carry::{ContextClosure, LogContextExt as _};
use super::stack::current;
use std::future::Future;
use tokio::runtime::Handle;
use tokio::task::{AbortHandle, JoinHandle, JoinSet, LocalSet};

/// Calls [`tokio::task::spawn`] with the current context.
///
/// ```
/// # async fn deliver() {}
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// chat_log::task::spawn(deliver()).await
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Panics
/// Outside of a runtime, as tokio's.
#[track_caller]
pub fn spawn<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    tokio::task::spawn(future.in_log_context())
}

/// Calls [`tokio::task::spawn_local`] with the current context.
///
/// # Panics
/// Outside of a `LocalSet`, as tokio's.
#[track_caller]
pub fn spawn_local<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    tokio::task::spawn_local(future.in_log_context())
}

/// Calls [`tokio::task::spawn_blocking`] with the current context.
///
/// # Panics
/// Outside of a runtime, as tokio's.
#[track_caller]
pub fn spawn_blocking<F, R>(body: F) -> JoinHandle<R>
where
    F: FnOnce() -> R + Send + 'static,
    R: Send + 'static,
{
    let closure = ContextClosure::new(body, current());
    tokio::task::spawn_blocking(move || closure.call())
}

/// The methods of [`JoinSet`] that start a task, with the current context.
///
/// ```
/// use chat_log::task::LogContextJoinSetExt as _;
///
/// # async fn deliver(_: u64) {}
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let mut deliveries = tokio::task::JoinSet::new();
/// for room in 0..3 {
///     deliveries.spawn_in_log_context(deliver(room));
/// }
/// deliveries.join_all().await;
/// # });
/// # Ok::<(), std::io::Error>(())
/// ```
pub trait LogContextJoinSetExt<T>: sealed::Sealed {
    /// Calls [`JoinSet::spawn`] with the current context.
    ///
    /// # Panics
    /// Outside of a runtime.
    #[track_caller]
    fn spawn_in_log_context<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send;

    /// Calls [`JoinSet::spawn_on`] with the current context.
    #[track_caller]
    fn spawn_on_in_log_context<F>(&mut self, task: F, handle: &Handle) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send;

    /// Calls [`JoinSet::spawn_local`] with the current context.
    ///
    /// # Panics
    /// Outside of a `LocalSet`.
    #[track_caller]
    fn spawn_local_in_log_context<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + 'static;

    /// Calls [`JoinSet::spawn_local_on`] with the current context.
    #[track_caller]
    fn spawn_local_on_in_log_context<F>(&mut self, task: F, local_set: &LocalSet) -> AbortHandle
    where
        F: Future<Output = T> + 'static;

    /// Calls [`JoinSet::spawn_blocking`] with the current context.
    ///
    /// # Panics
    /// Outside of a runtime.
    #[track_caller]
    fn spawn_blocking_in_log_context<F>(&mut self, body: F) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send;

    /// Calls [`JoinSet::spawn_blocking_on`] with the current context.
    #[track_caller]
    fn spawn_blocking_on_in_log_context<F>(&mut self, body: F, handle: &Handle) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send;
}

/// Seals the trait, so that methods can be added.
mod sealed {
    pub trait Sealed {}

    impl<T> Sealed for super::JoinSet<T> {}
}

impl<T: 'static> LogContextJoinSetExt<T> for JoinSet<T> {
    #[track_caller]
    fn spawn_in_log_context<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send,
    {
        self.spawn(task.in_log_context())
    }

    #[track_caller]
    fn spawn_on_in_log_context<F>(&mut self, task: F, handle: &Handle) -> AbortHandle
    where
        F: Future<Output = T> + Send + 'static,
        T: Send,
    {
        self.spawn_on(task.in_log_context(), handle)
    }

    #[track_caller]
    fn spawn_local_in_log_context<F>(&mut self, task: F) -> AbortHandle
    where
        F: Future<Output = T> + 'static,
    {
        self.spawn_local(task.in_log_context())
    }

    #[track_caller]
    fn spawn_local_on_in_log_context<F>(&mut self, task: F, local_set: &LocalSet) -> AbortHandle
    where
        F: Future<Output = T> + 'static,
    {
        self.spawn_local_on(task.in_log_context(), local_set)
    }

    #[track_caller]
    fn spawn_blocking_in_log_context<F>(&mut self, body: F) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send,
    {
        let closure = ContextClosure::new(body, current());
        self.spawn_blocking(move || closure.call())
    }

    #[track_caller]
    fn spawn_blocking_on_in_log_context<F>(&mut self, body: F, handle: &Handle) -> AbortHandle
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send,
    {
        let closure = ContextClosure::new(body, current());
        self.spawn_blocking_on(move || closure.call(), handle)
    }
}
