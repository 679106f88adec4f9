//! Functions that return a future.

use super::{Refused, finish, messages};
use chat_log::{chat_log, log_context};
use std::future::ready;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

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

/// Counts how often it is polled.
struct Polls {
    polled: u64,
    _held: Arc<()>,
}

impl Future for Polls {
    type Output = Result<u64, Refused>;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        self.polled += 1;
        Poll::Ready(Ok(self.polled))
    }
}

#[log_context(user_id = 7, entry_exit)]
fn polls(held: Arc<()>) -> impl Future<Output = Result<u64, Refused>> + Unpin {
    Polls { polled: 0, _held: held }
}

#[log_context(user_id = 7, err)]
fn polls_or_fails(held: Arc<()>) -> impl Future<Output = Result<u64, Refused>> + Unpin {
    Polls { polled: 0, _held: held }
}

#[test]
fn a_completed_future_behaves_as_without_the_context() {
    fn check<F: Future<Output = Result<u64, Refused>> + Unpin>(future: fn(Arc<()>) -> F) {
        let held = Arc::new(());
        let mut future = future(Arc::clone(&held));
        for poll in 1..=2 {
            let polled = Pin::new(&mut future).poll(&mut Context::from_waker(Waker::noop()));
            assert_eq!(polled, Poll::Ready(Ok(poll)));
            assert_eq!(Arc::strong_count(&held), 2, "it lasts until it is dropped");
        }
        drop(future);
        assert_eq!(Arc::strong_count(&held), 1);
    }
    let messages = messages(|| {
        check(polls);
        check(polls_or_fails);
    });
    assert_eq!(messages, ["polls: entered polls", "polls: left polls"]);
}

#[test]
#[should_panic(expected = "resumed after completion")]
fn a_completed_async_block_panics_when_polled_again() {
    let mut future = pin!(opaque(1));
    for _ in 1..=2 {
        assert!(future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready());
    }
}

#[log_context(err)]
fn counted(calls: &mut u64) -> impl Future<Output = Result<u64, Refused>> + use<> {
    *calls += 1;
    ready(Err(Refused))
}

#[log_context(user_id = 7, err)]
fn counted_and_boxed(calls: &mut u64) -> Pin<Box<dyn Future<Output = Result<u64, Refused>>>> {
    *calls += 1;
    let future = ready(Err(Refused));
    Box::pin(future)
}

#[test]
fn code_before_a_future_runs_when_it_is_created() {
    let mut calls = 0;
    let messages = messages(|| {
        drop((counted(&mut calls), counted_and_boxed(&mut calls)));
        assert_eq!(calls, 2);
        assert_eq!(finish(counted(&mut calls)), Err(Refused));
    });
    assert_eq!(messages, ["counted: counted failed: refused"]);
}

type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

async fn number(number: u64) -> Result<u64, Refused> {
    Ok(number)
}

async fn none(_: &u64) -> Result<u64, Refused> {
    Err(Refused)
}

#[log_context(user_id)]
fn by_match(user_id: u64) -> Pin<Box<dyn Future<Output = Result<u64, Refused>> + Send>> {
    match user_id {
        0 => Box::pin(number(user_id)),
        1 => Box::pin(ready(Err(Refused))),
        _ => by_match(user_id - 1),
    }
}

#[log_context(entry_exit, err)]
fn by_return(user_id: &u64) -> futures_util::future::BoxFuture<'_, Result<u64, Refused>> {
    if *user_id == 0 {
        return Box::pin(number(7));
    }
    let future = none(user_id);
    Box::pin(future)
}

struct Handlers<T>(Vec<T>);

impl<T: Fn() -> u64 + Sync> Handlers<T> {
    #[log_context(user_id = at)]
    fn by_branch<'a>(&'a self, at: usize) -> Pin<Box<dyn Future<Output = Option<&'a T>> + Send + 'a>> {
        if let Some(handler) = self.0.get(at) { Box::pin(async move { Some(handler) }) } else { Box::pin(ready(None)) }
    }

    #[log_context(user_id = at, err)]
    fn by_loop(&self, at: usize) -> Pin<Box<dyn Future<Output = Result<impl Sized + use<T>, Refused>> + Send + '_>> {
        for (place, handler) in self.0.iter().enumerate() {
            if place == at {
                return Box::pin(async move { Ok(handler()) });
            }
        }
        Box::pin(ready(Err(Refused)))
    }

    #[log_context(user_id = 1)]
    fn by_alias(&self) -> Later<'_, u64> {
        match self.0.first() {
            Some(handler) => Box::pin(async move { handler() }),
            None => Box::pin(ready(0)),
        }
    }
}

#[test]
fn futures_of_several_kinds_are_boxed_as_one() {
    let messages = messages(|| {
        assert_eq!(finish(by_match(0)), Ok(0));
        assert_eq!(finish(by_match(2)), Err(Refused));
        assert_eq!(finish(by_return(&0)), Ok(7));
        assert_eq!(finish(by_return(&1)), Err(Refused));
        let handlers = Handlers(vec![|| 5]);
        assert!(finish(handlers.by_branch(0)).is_some() && finish(handlers.by_branch(1)).is_none());
        assert!(finish(handlers.by_loop(0)).is_ok() && finish(handlers.by_loop(1)).is_err());
        assert_eq!(finish(handlers.by_alias()), 5);
    });
    let expected = [
        "by_return: entered by_return",
        "by_return: left by_return",
        "by_return: entered by_return",
        "by_return: by_return failed: refused",
        "by_return: left by_return",
        "by_loop: by_loop failed: refused",
    ];
    assert_eq!(messages, expected);
}

/// Is done at once, as often as it is cloned.
#[derive(Clone, Debug)]
struct Done;

impl Future for Done {
    type Output = Result<u64, Refused>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        chat_log!(info, "polled");
        Poll::Ready(Err(Refused))
    }
}

trait Repeat {
    fn repeats(&self) -> bool;
}

impl Repeat for Done {
    fn repeats(&self) -> bool {
        true
    }
}

#[log_context(user_id = 7)]
fn cloned() -> impl Future<Output = Result<u64, Refused>> + Clone + std::fmt::Debug + Unpin {
    Done
}

#[log_context(user_id = 7, entry_exit, err)]
fn cloned_with_records() -> impl Future<Output = Result<u64, Refused>> + Clone + std::fmt::Debug + Send + 'static {
    Done
}

#[log_context(user_id = 7, entry_exit)]
fn with_another_trait() -> impl Future<Output = Result<u64, Refused>> + Repeat {
    chat_log!(info, "called with {user_id}");
    Done
}

#[test]
fn a_future_keeps_its_other_traits() {
    let messages = messages(|| {
        let future = cloned();
        assert!(finish(future.clone()).is_err() && finish(future).is_err());
        let future = cloned_with_records();
        assert!(finish(future.clone()).is_err() && finish(future).is_err());
        drop(cloned_with_records().clone());
        assert!(with_another_trait().repeats());
    });
    let run = [
        "cloned_with_records: entered cloned_with_records",
        "poll: polled",
        "cloned_with_records: cloned_with_records failed: refused",
        "cloned_with_records: left cloned_with_records",
    ];
    let another = [
        "with_another_trait: entered with_another_trait",
        "with_another_trait: called with 7",
        "with_another_trait: left with_another_trait",
    ];
    let expected: Vec<&str> = ["poll: polled"; 2].into_iter().chain(run).chain(run).chain(another).collect();
    assert_eq!(messages, expected);
}
