//! Threads that carry the context of the place that starts them.
//!
//! Scoped threads and [`std::thread::Builder`] take a closure with its context, by
//! [`LogContextFnExt`](crate::LogContextFnExt).

use super::carry::ContextClosure;
use super::stack::current;
use std::thread::JoinHandle;

/// [`std::thread::spawn`], with the context that is in force now.
///
/// ```
/// # fn deliver() {}
/// let delivery = chat_log::thread::spawn(|| deliver());
/// delivery.join().expect("deliver does not panic");
/// ```
///
/// # Panics
/// If the system can't make a thread, as std's does.
pub fn spawn<F, T>(body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let closure = ContextClosure::new(body, current());
    std::thread::spawn(move || closure.call())
}
