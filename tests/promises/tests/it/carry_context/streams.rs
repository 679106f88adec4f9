//! Streams.

use super::{Guard, WORKERS, check, runtime, say, says_nothing_on_any_worker, within};
use chat_log::LogContextExt as _;
use futures_util::stream::{SelectAll, StreamExt as _, iter};
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::Waker;
use std::task::{Context, Poll};
use tokio::task::yield_now;

/// Logs a record at each item, and one when it is dropped.
fn messages(test: &'static str, id: u64, count: u64) -> impl futures_util::Stream<Item = u64> + Send + Unpin {
    use chat_log::LogContextStreamExt as _;
    let guard = Guard(test, id);
    let stream = iter(0..count).map(move |number| {
        let _whole = &guard;
        say(test, id);
        number
    });
    within(id, || stream.in_log_context())
}

#[test]
fn merged_streams_keep_their_own() {
    const TEST: &str = "streams";
    let runtime = runtime();
    runtime.block_on(async {
        let all: SelectAll<_> = (1..=300).map(|id| messages(TEST, id, 10)).collect();
        let consumer = chat_log::task::spawn(all.for_each(|_| async {
            say(TEST, 0);
            yield_now().await;
        }));
        consumer.await.expect("no panic");

        let mut given_up: SelectAll<_> = (1..=100).map(|id| messages(TEST, id, 10)).collect();
        for _ in 0..50 {
            assert!(given_up.next().await.is_some());
        }
        within(1_000, || {
            drop(given_up);
            say(TEST, 1_000);
        });
    });
    says_nothing_on_any_worker(&runtime, TEST);
    check(TEST, 300 * 21 + 50 + 100 + 1 + WORKERS);
}

#[test]
fn a_stream_keeps_its_size_and_its_end() {
    use futures_util::stream::{FusedStream as _, Stream as _};
    let mut stream = messages("sized", 1, 3);
    assert_eq!(stream.size_hint(), (3, Some(3)));
    let mut fused = chat_log::LogContextStreamExt::in_log_context(iter([1]).fuse());
    let mut waker = Context::from_waker(Waker::noop());
    assert!(!fused.is_terminated());
    assert_eq!(fused.poll_next_unpin(&mut waker), Poll::Ready(Some(1)));
    assert_eq!(fused.poll_next_unpin(&mut waker), Poll::Ready(None));
    assert!(fused.is_terminated());
    assert_eq!(stream.poll_next_unpin(&mut waker), Poll::Ready(Some(0)));
}

/// A type that is a future and a stream gets the imported method and stays both.
#[test]
fn a_future_that_is_a_stream_stays_both() {
    struct Both;
    impl Future for Both {
        type Output = u64;
        fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u64> {
            Poll::Ready(1)
        }
    }
    impl futures_util::Stream for Both {
        type Item = u64;
        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u64>> {
            Poll::Ready(Some(2))
        }
    }
    let mut waker = Context::from_waker(Waker::noop());
    let mut both = pin!(Both.in_log_context());
    assert_eq!(both.poll_next_unpin(&mut waker), Poll::Ready(Some(2)));
    assert_eq!(both.as_mut().poll(&mut waker), Poll::Ready(1));
    assert_eq!(both.poll_next_unpin(&mut waker), Poll::Ready(Some(2)));
}
