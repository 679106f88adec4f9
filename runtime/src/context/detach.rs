//! The way out of a context, for what is not about it.

use super::stack::Entered;

/// Runs `body` outside of every context: its records, and the tasks that it starts with the context in force, carry none.
///
/// A background task that a request happens to start would otherwise carry the request's fields as long as it lives.
/// Futures and closures that run elsewhere have `without_log_context()` of [`LogContextExt`](crate::LogContextExt) and
/// [`LogContextFnExt`](crate::LogContextFnExt).
///
/// ```
/// # fn refresh_cache() {}
/// chat_log::without_log_context(|| refresh_cache());
/// ```
pub fn without_log_context<R>(body: impl FnOnce() -> R) -> R {
    let _entered = Entered::nothing();
    body()
}
