//! Runs code outside every context.

use super::stack::Entered;

/// Runs `body` outside every context: its records carry no context, nor do the tasks that it starts with the current
/// one.
///
/// Without it, a background task that a request happens to start would carry the request's fields for its whole life.
/// For futures and closures that run elsewhere, [`LogContextExt`](crate::LogContextExt) and
/// [`LogContextFnExt`](crate::LogContextFnExt) have `without_log_context()`.
///
/// ```
/// # fn refresh_cache() {}
/// chat_log::without_log_context(|| refresh_cache());
/// ```
pub fn without_log_context<R>(body: impl FnOnce() -> R) -> R {
    let _entered = Entered::nothing();
    body()
}
