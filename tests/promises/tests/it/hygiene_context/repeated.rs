//! Several attributes on one function are one context, in which the innermost value wins, however each is written.

use super::{Refused, finish, messages};
use chat_log::log_context as context;
use chat_log::{chat_log, log_context};
use std::pin::Pin;

#[log_context(user_id, attempt = 1)]
#[log_context(room_name = "x", attempt = 2)]
fn twice(user_id: u64) {
    chat_log!(info, "{user_id} {room_name} {attempt}");
}

#[log_context(user_id = 1)]
#[log_context(user_id = 2, err)]
#[cfg_attr(all(), chat_log::log_context(user_id = 3, attempt = 1))]
async fn often() -> Result<u64, Refused> {
    chat_log!(info, "{user_id} {attempt}");
    Err(Refused)
}

#[context(user_id, entry_exit)]
#[allow(clippy::needless_lifetimes)]
#[context(user_id = *user_id + 1, entry_exit)]
fn boxed<'a>(user_id: &'a u64) -> Pin<Box<dyn Future<Output = u64> + Send + 'a>> {
    let next = user_id + 2;
    Box::pin(async move {
        chat_log!(info, "{user_id}");
        next
    })
}

#[log_context(room_name = "outer")]
#[context(attempt = 5)]
fn opaque(user_id: u64) -> impl Future<Output = Result<u64, Refused>> {
    #![allow(clippy::let_and_return, reason = "an inner attribute stays in front")]
    let future = std::future::ready(Ok(user_id));
    chat_log!(info, "{room_name} {attempt}");
    future
}

#[test]
fn attributes_on_one_function_are_one_context() {
    let messages = messages(|| {
        twice(7);
        assert_eq!(finish(often()), Err(Refused));
        assert_eq!(finish(boxed(&5)), 7);
        assert_eq!(finish(opaque(6)), Ok(6));
    });
    let expected = [
        "twice: 7 x 2",
        "often: 3 1",
        "often: often failed: refused",
        "boxed: entered boxed",
        "boxed: 6",
        "boxed: left boxed",
        "opaque: outer 5",
    ];
    assert_eq!(messages, expected);
}

struct Room;

#[log_context(user_id = 1, attempt = 1, err)]
impl Room {
    #[cfg_attr(all(), log_context(user_id = 2))]
    fn conditional(&self) {
        chat_log!(info, "{user_id} {attempt}");
    }

    #[context(user_id = 3)]
    async fn renamed(&self) -> Result<(), Refused> {
        chat_log!(info, "{user_id} {attempt}");
        Err(Refused)
    }

    #[chat_log::log_context(user_id = 4)]
    fn qualified(&self) {
        chat_log!(info, "{user_id} {attempt}");
    }
}

#[context(user_id = 5)]
#[log_context(attempt = 6)]
impl Room {
    #[context(attempt = 7, err)]
    fn both(&self) -> Result<(), Refused> {
        chat_log!(info, "{user_id} {attempt}");
        Err(Refused)
    }
}

#[test]
fn a_methods_own_value_wins() {
    let messages = messages(|| {
        Room.conditional();
        assert!(finish(Room.renamed()).is_err());
        Room.qualified();
        assert!(Room.both().is_err());
    });
    let expected = [
        "conditional: 2 1",
        "renamed: 3 1",
        "renamed: renamed failed: refused",
        "qualified: 4 1",
        "both: 5 7",
        "both: both failed: refused",
    ];
    assert_eq!(messages, expected);
}

/// An attribute in between may move the body, and change what the function is.
#[log_context(user_id = 1, room_name = "outer", err)]
#[tokio::main(flavor = "current_thread")]
#[context(user_id = 2)]
async fn run() -> Result<(), Refused> {
    chat_log!(info, "{user_id} {room_name}");
    tokio::task::yield_now().await;
    chat_log!(info, "later {user_id} {room_name}");
    Err(Refused)
}

#[test]
fn other_attributes_may_stand_between() {
    let messages = messages(|| assert_eq!(run(), Err(Refused)));
    assert_eq!(messages, ["run: 2 outer", "run: later 2 outer", "run: run failed: refused"]);
}

#[test]
fn an_item_of_a_body_can_have_any_name() {
    #[log_context(entry_exit)]
    fn named() -> usize {
        struct __Body;
        type __Context = __Body;
        size_of::<__Context>()
    }
    let messages = messages(|| assert_eq!(named(), 0));
    assert_eq!(messages, ["named: entered named", "named: left named"]);
}
