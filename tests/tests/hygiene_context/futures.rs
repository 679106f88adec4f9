//! Functions that return a future.

use super::{Refused, finish, messages};
use chat_log::{chat_log, log_context};
use std::pin::Pin;

#[log_context(user_id)]
fn opaque(user_id: u64) -> impl Future<Output = Result<u64, Refused>> + Send + 'static {
    chat_log!(info, "called with {user_id}");
    let twice = user_id * 2;
    async move {
        chat_log!(info, "{user_id}");
        Ok(twice)
    }
}

#[log_context(user_id, err)]
fn delegating(user_id: u64) -> impl Future<Output = Result<u64, Refused>> + Send {
    chat_log!(info, "called with {user_id}");
    if user_id > 5 {
        return opaque(user_id);
    }
    opaque(user_id + 100)
}

#[log_context(user_id, entry_exit)]
fn boxed<'a>(user_id: &'a u64) -> Pin<Box<dyn Future<Output = Result<u64, Refused>> + Send + 'a>> {
    Box::pin(async move {
        chat_log!(info, "{user_id}");
        if *user_id == 0 {
            Err(Refused)?;
        }
        Ok(*user_id)
    })
}

#[log_context(room_name = "hall")]
fn boxed_elsewhere(user_id: &u64) -> Pin<Box<dyn Future<Output = Result<u64, Refused>> + Send + '_>> {
    boxed(user_id)
}

#[test]
fn returned_futures() {
    let messages = messages(|| {
        assert_eq!(finish(opaque(1)), Ok(2));
        assert_eq!(finish(delegating(2)), Ok(204));
        assert_eq!(finish(delegating(7)), Ok(14));
        assert_eq!(finish(boxed(&3)), Ok(3));
        assert_eq!(finish(boxed_elsewhere(&0)), Err(Refused));
    });
    let expected = [
        "opaque: called with 1",
        "opaque: 1",
        "delegating: called with 2",
        "opaque: called with 102",
        "opaque: 102",
        "delegating: called with 7",
        "opaque: called with 7",
        "opaque: 7",
        "boxed: entered boxed",
        "boxed: 3",
        "boxed: left boxed",
        "boxed: entered boxed",
        "boxed: 0",
        "boxed: left boxed",
    ];
    assert_eq!(messages, expected);
}
