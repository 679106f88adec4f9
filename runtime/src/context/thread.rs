//! Threads that carry the caller's context.
//!
//! For scoped threads and [`std::thread::Builder`], wrap the closure with [`LogContextFnExt`](crate::LogContextFnExt).

use super::carry::ContextClosure;
use super::stack::current;
use std::thread::JoinHandle;

/// Calls [`std::thread::spawn`] with the current context.
///
/// ```
/// # fn deliver() {}
/// let delivery = chat_log::thread::spawn(|| deliver());
/// delivery.join().expect("deliver does not panic");
/// ```
///
/// # Panics
/// If the system can't create a thread, like std's.
pub fn spawn<F, T>(body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let closure = ContextClosure::new(body, current());
    std::thread::spawn(move || closure.call())
}
