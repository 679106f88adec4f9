//! The macros' expansions trigger no lint, however strict the user's crate is.
#![deny(warnings, missing_docs, unused_qualifications, unreachable_pub, let_underscore_drop)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::unwrap_used, clippy::panic, clippy::shadow_unrelated)]
#![deny(clippy::indexing_slicing, clippy::as_conversions)]
#![forbid(unsafe_code)]

use chat_log::{Level, LogValue, chat_log, log_context, log_schema};
use std::fmt;

/// The fields of these tests.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
    #[cfg(test)]
    place: Place,
    event_type: EventType,
    scores: Vec<u64>,
    /// A name that a lint could reject.
    #[log(public = "an identifier of the parser's")]
    token: String,
    /// Never logged.
    #[log(sensitive = "it opens the account")]
    password: String,
}

/// A number of its own type.
#[derive(LogValue, Clone, Copy)]
struct Seat(u64);

/// An object.
#[derive(LogValue, Clone, Copy)]
struct Place {
    row: u64,
    seat: Seat,
}

/// A value.
#[derive(LogValue, Clone, Copy)]
enum EventType {
    Join,
    Leave,
}

#[log_context(user_id, room_name = room.trim(), entry_exit, err)]
async fn join(user_id: u64, room: &str) -> Result<u64, fmt::Error> {
    chat_log!(info, "{user_id} in {room_name}", event_type = EventType::Join, token = "if", scores = [1, 2]);
    let later = leave(user_id)?;
    later_still(later).await;
    Ok(user_id)
}

macro_rules! note {
    ($($call:tt)*) => {
        chat_log!(debug, $($call)*)
    };
}

#[log_context(user_id, entry_exit, err)]
fn leave(user_id: u64) -> Result<u64, fmt::Error> {
    let error = fmt::Error;
    note!("{user_id} leaves {room_name}", room_name = "lobby");
    chat_log!(debug, "seated", place = Place { row: 1, seat: Seat(user_id) });
    chat_log!(error, "{error}", error, user_id = user_id.wrapping_add(1), event_type = &EventType::Leave);
    chat_log!((Level::Warn), "computed", scores = vec![1], room_name = allow_name("x"));
    chat_log!(logger: "chat.other", debug, "other", user_id = if user_id == 7 { 1 } else { 2 });
    if chat_log::enabled!(trace) { Ok(user_id) } else { Err(error) }
}

/// Items at the start of a body stay there.
#[log_context(user_id)]
fn items(user_id: u64) -> u64 {
    const ONE: u64 = 1;
    const fn add(to: u64) -> u64 {
        to + ONE
    }
    add(user_id)
}

#[log_context(user_id)]
fn items_of_a_future(user_id: u64) -> impl Future<Output = u64> {
    const ONE: u64 = 1;
    let from = items(user_id) + ONE;
    async move {
        const TWO: u64 = 2;
        std::future::ready(from + TWO).await
    }
}

#[log_context(room_name = "attic")]
async fn later_still(user_id: u64) {
    chat_log!(schema: LogSchema, trace, "later", user_id);
    leave(items_of_a_future(user_id).await).ok();
}

#[test]
fn strict_crates_compile() {
    let captured = chat_log::testing::capture();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(std::pin::pin!(join(7, " lobby ")).poll(&mut context).is_ready());
    assert!(captured.lines().len() > 10);
}

/// Its `drop` reads what its functions assigned.
struct Transaction {
    is_open: bool,
}

impl Drop for Transaction {
    fn drop(&mut self) {
        chat_log!(info, "left open: {token}", token = if self.is_open { "yes" } else { "no" });
    }
}

#[log_context(user_id = 7, err)]
impl Transaction {
    async fn commit(mut self) -> Result<(), fmt::Error> {
        const OPEN: bool = false;
        self.is_open = OPEN;
        std::future::ready(Ok(())).await
    }

    fn roll_back(mut self) -> Result<(), fmt::Error> {
        self.is_open = false;
        Err(fmt::Error)
    }

    async fn close((mut transaction, _): (Self, u64), _permit: String) {
        transaction.is_open = false;
        std::future::ready(()).await;
    }

    fn close_later(mut transaction: Self) -> impl Future<Output = ()> + Send {
        transaction.is_open = false;
        std::future::ready(())
    }
}

#[test]
fn a_value_that_only_a_drop_reads_is_assigned_without_a_warning() {
    let captured = chat_log::testing::capture();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let open = || Transaction { is_open: true };
    assert!(std::pin::pin!(open().commit()).poll(&mut context).is_ready());
    assert!(open().roll_back().is_err());
    assert!(std::pin::pin!(Transaction::close((open(), 1), String::new())).poll(&mut context).is_ready());
    assert!(std::pin::pin!(Transaction::close_later(open())).poll(&mut context).is_ready());
    let closed = captured.lines().into_iter().filter(|line| line.contains(r#""message":"left open: no""#));
    assert_eq!(closed.filter(|line| line.contains(r#""user_id":7"#)).count(), 4);
}

/// What an `async` function returns can itself be awaited.
mod awaitable {
    use super::log_context;
    use std::pin::Pin;

    #[log_context(user_id)]
    pub(super) async fn boxed(user_id: u64) -> Pin<Box<dyn Future<Output = u64> + Send>> {
        std::future::ready(()).await;
        Box::pin(std::future::ready(user_id))
    }

    #[log_context(entry_exit)]
    pub(super) async fn opaque(early: bool) -> impl Future<Output = u64> {
        std::future::ready(()).await;
        if early {
            return std::future::ready(1);
        }
        std::future::ready(2)
    }

    #[log_context(user_id = 1)]
    pub(super) async fn handle() -> std::future::Ready<u64> {
        let future = std::future::ready(());
        future.await;
        std::future::ready(5)
    }
}

#[test]
fn an_awaitable_value_of_an_async_function_is_no_mistake() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let sum = runtime.block_on(async {
        let first = awaitable::boxed(7).await.await + awaitable::opaque(true).await.await;
        first + awaitable::opaque(false).await.await + awaitable::handle().await.await
    });
    assert_eq!(sum, 15);
}

/// Lints still see a body as the user wrote it, also those that most crates do not enable.
mod restricted {
    #![deny(clippy::implicit_return, clippy::semicolon_outside_block)]
    #![allow(clippy::needless_return, reason = "it contradicts `implicit_return`")]

    use super::log_context;
    use std::fmt;

    #[log_context(user_id)]
    pub(super) async fn value(user_id: u64) -> u64 {
        std::future::ready(()).await;
        return user_id;
    }

    #[log_context(user_id, err)]
    pub(super) async fn failing(user_id: u64) -> Result<u64, fmt::Error> {
        std::future::ready(()).await;
        if user_id == 0 {
            return Err(fmt::Error);
        }
        return Ok(user_id);
    }

    #[log_context(entry_exit, err)]
    pub(super) fn result(user_id: u64) -> Result<u64, fmt::Error> {
        if user_id == 0 {
            return Err(fmt::Error);
        }
        return Ok(user_id);
    }

    #[log_context(user_id)]
    pub(super) fn future(user_id: u64) -> impl Future<Output = u64> {
        return value(user_id);
    }
}

/// An `expect` that nothing fulfills is a warning, and so an error here.
mod kept {
    use super::log_context;
    use std::fmt;

    #[log_context(err)]
    #[expect(clippy::needless_return, reason = "the lint is the test")]
    pub(super) fn result(user_id: u64) -> Result<u64, fmt::Error> {
        return Ok(user_id);
    }

    #[log_context(user_id)]
    #[expect(clippy::needless_return, reason = "the lint is the test")]
    pub(super) async fn value(user_id: u64) -> u64 {
        std::future::ready(()).await;
        return user_id;
    }

    #[log_context(err)]
    #[expect(clippy::useless_conversion, reason = "the lint is the test")]
    pub(super) fn converted(user_id: u64) -> Result<u64, fmt::Error> {
        let same: u64 = user_id.into();
        Ok(same)
    }

    #[log_context(err)]
    #[expect(clippy::let_and_return, reason = "the lint is the test")]
    pub(super) fn bound(user_id: u64) -> Result<u64, fmt::Error> {
        let bound = Ok(user_id);
        bound
    }

    #[log_context(user_id = 1)]
    #[expect(unused_assignments, reason = "the lint is the test")]
    pub(super) async fn assigned(mut user_id: u64) {
        std::future::ready(()).await;
        user_id = 7;
    }

    #[log_context(user_id)]
    #[expect(clippy::ptr_arg, reason = "the lint is the test")]
    pub(super) fn borrowed(user_id: u64, text: &Vec<u8>) -> usize {
        text.len() + usize::from(user_id == 0)
    }
}

#[test]
fn lints_see_the_users_body() {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(std::pin::pin!(restricted::value(7)).poll(&mut context).is_ready());
    assert!(std::pin::pin!(restricted::failing(7)).poll(&mut context).is_ready());
    assert!(std::pin::pin!(restricted::future(7)).poll(&mut context).is_ready());
    assert!(std::pin::pin!(kept::value(7)).poll(&mut context).is_ready());
    assert!(std::pin::pin!(kept::assigned(7)).poll(&mut context).is_ready());
    let results = [restricted::result(7), kept::result(7), kept::converted(7), kept::bound(7)];
    assert!(results.iter().all(Result::is_ok) && kept::borrowed(1, &vec![7]) == 1);
}
