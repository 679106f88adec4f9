//! A context goes along to tasks, threads and streams when it is asked to, and to nothing else: through cancellation,
//! panics and moves between threads, no field of one is on a line of another.

pub use chat_log_tests::schema::LogSchema;

use chat_log::task::JoinSetInLogContext as _;
use chat_log::{InLogContext as _, InLogContextFn as _, chat_log, log_context, without_log_context};
use futures_util::stream::{SelectAll, StreamExt as _, iter};
use std::future::{Future, pending};
use std::io::{self, Write};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex, Once};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::task::{JoinSet, LocalSet, yield_now};

const WORKERS: usize = 4;

static OUTPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Shared;

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        OUTPUT.lock().expect("no panic while it is held").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn runtime() -> Runtime {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let builder = chat_log::builder().layout(chat_log::Layout::Flat).level("info").writer(Shared);
        builder.install().expect("nobody else installs in this process");
    });
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(WORKERS).max_blocking_threads(8).enable_time().build().expect("a runtime")
}

/// A record of `test` that must carry the user `id`; 0 is none.
fn say(test: &'static str, id: u64) {
    chat_log!(info, "said", note = test, count = id);
}

/// Says it when it is dropped.
struct Guard(&'static str, u64);

impl Drop for Guard {
    fn drop(&mut self) {
        say(self.0, self.1);
    }
}

#[log_context(user_id)]
fn within<R>(user_id: u64, body: impl FnOnce() -> R) -> R {
    body()
}

/// All records of `test` are there, and each has the context that it must have.
#[track_caller]
fn check(test: &str, expected: usize) {
    let output = String::from_utf8(OUTPUT.lock().expect("no panic while it is held").clone()).expect("UTF-8");
    let lines: Vec<serde_json::Value> = output.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let own: Vec<_> = lines.iter().filter(|line| line["note"] == test).collect();
    for line in &own {
        assert_eq!(line["user_id"].as_u64().unwrap_or(0), line["count"].as_u64().expect("a number"), "{line}");
    }
    assert_eq!(own.len(), expected, "records of {test}");
}

/// No worker thread has kept a context: one task on each, all at once.
fn says_nothing_on_any_worker(runtime: &Runtime, test: &'static str) {
    let all = Arc::new(Barrier::new(WORKERS));
    let tasks: Vec<_> = (0..WORKERS)
        .map(|_| {
            let all = Arc::clone(&all);
            runtime.spawn(async move {
                all.wait();
                say(test, 0);
            })
        })
        .collect();
    runtime.block_on(async {
        for task in tasks {
            task.await.expect("no panic");
        }
    });
}

#[test]
fn thousands_of_interleaved_tasks_keep_their_own() {
    const TEST: &str = "interleaved";
    let runtime = runtime();
    let task = |id| async move {
        for _ in 0..5 {
            say(TEST, id);
            yield_now().await;
        }
        let nested = chat_log::task::spawn(async move {
            yield_now().await;
            say(TEST, id);
            chat_log::task::spawn_blocking(move || say(TEST, id)).await
        });
        nested.await.expect("no panic").expect("no panic");
        tokio::spawn(async { say(TEST, 0) }).await.expect("no panic");
        say(TEST, id);
    };
    runtime.block_on(async {
        let tasks: Vec<_> = (1..=3_000)
            .flat_map(|id| [within(id, || chat_log::task::spawn(task(id))), tokio::spawn(async { say(TEST, 0) })])
            .collect();
        for task in tasks {
            task.await.expect("no panic");
        }
    });
    says_nothing_on_any_worker(&runtime, TEST);
    check(TEST, 3_000 * 10 + WORKERS);
}

#[test]
fn a_join_set_that_is_aborted_drops_each_task_in_its_own() {
    const TEST: &str = "join_set";
    static STARTED: AtomicUsize = AtomicUsize::new(0);
    let runtime = runtime();
    runtime.block_on(async {
        let mut set = JoinSet::new();
        for id in 1..=200 {
            let guard = Guard(TEST, id);
            let task = async move {
                let _guard = guard;
                STARTED.fetch_add(1, Ordering::SeqCst);
                pending::<()>().await;
            };
            within(id, || set.spawn_in_log_context(task));
        }
        while STARTED.load(Ordering::SeqCst) < 200 {
            yield_now().await;
        }
        // These have no chance to start.
        let idle = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        for id in 201..=210 {
            let guard = Guard(TEST, id);
            within(id, || set.spawn_on_in_log_context(async move { drop(guard) }, idle.handle()));
        }
        say(TEST, 0);
        set.abort_all();
        idle.shutdown_background();
        while let Some(ended) = set.join_next().await {
            assert!(ended.is_err_and(|error| error.is_cancelled()));
        }
    });
    says_nothing_on_any_worker(&runtime, TEST);
    check(TEST, 210 + 1 + WORKERS);
}

#[test]
fn every_way_of_a_join_set_to_start_carries() {
    const TEST: &str = "starts";
    let runtime = runtime();
    let local = LocalSet::new();
    runtime.block_on(local.run_until(async {
        let mut set = JoinSet::new();
        within(1, || {
            set.spawn_in_log_context(async { say(TEST, 1) });
            set.spawn_on_in_log_context(async { say(TEST, 1) }, runtime.handle());
            set.spawn_blocking_in_log_context(|| say(TEST, 1));
            set.spawn_blocking_on_in_log_context(|| say(TEST, 1), runtime.handle());
            set.spawn_local_in_log_context(async { say(TEST, 1) });
            set.spawn_local_on_in_log_context(async { say(TEST, 1) }, &local);
        });
        set.spawn(async { say(TEST, 0) });
        let not_send = std::rc::Rc::new(());
        let task = async move {
            say(TEST, 2);
            drop(not_send);
        };
        within(2, || chat_log::task::spawn_local(task)).await.expect("no panic");
        set.join_all().await;
    }));
    check(TEST, 8);
}

#[test]
fn a_future_that_is_given_up_is_dropped_in_its_own() {
    const TEST: &str = "given_up";
    let held = |id| {
        let guard = Guard(TEST, id);
        async move {
            let _guard = guard;
            pending::<()>().await;
        }
    };
    runtime().block_on(async {
        drop(within(1, || held(1).in_log_context()));
        say(TEST, 0);

        let mut midway = Box::pin(within(2, || held(2).in_log_context()));
        assert!(midway.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        within(3, || {
            drop(midway);
            say(TEST, 3);
        });

        let late = within(4, || held(4).in_log_context());
        assert!(tokio::time::timeout(Duration::from_millis(1), late).await.is_err());

        let loser = within(5, || held(5).in_log_context());
        tokio::select! {
            biased;
            () = loser => panic!("it is pending for ever"),
            () = yield_now() => say(TEST, 0),
        }

        let aborted = within(6, || chat_log::task::spawn(held(6)));
        yield_now().await;
        aborted.abort();
        assert!(aborted.await.is_err_and(|error| error.is_cancelled()));
        say(TEST, 0);
    });
    check(TEST, 6 + 3);
}

#[test]
fn a_panic_in_a_task_ends_it_in_its_own() {
    const TEST: &str = "panicking";
    let runtime = runtime();
    runtime.block_on(async {
        for id in 1..=20 {
            let guard = Guard(TEST, id);
            let task = async move {
                let _guard = guard;
                yield_now().await;
                std::panic::resume_unwind(Box::new(()));
            };
            let ended: Result<(), _> = within(id, || chat_log::task::spawn(task)).await;
            assert!(ended.is_err_and(|error| error.is_panic()));
            let guard = Guard(TEST, id);
            let body = move || {
                let _guard = guard;
                std::panic::resume_unwind(Box::new(()));
            };
            let ended: Result<(), _> = within(id, || chat_log::task::spawn_blocking(body)).await;
            assert!(ended.is_err_and(|error| error.is_panic()));
        }
    });
    says_nothing_on_any_worker(&runtime, TEST);
    check(TEST, 40 + WORKERS);
}

#[test]
fn a_closure_that_never_runs_is_dropped_in_its_own() {
    const TEST: &str = "never_run";
    let runtime = tokio::runtime::Builder::new_current_thread().max_blocking_threads(1).build();
    let (runtime, _) = (runtime.expect("a runtime"), self::runtime());
    let guard = Guard(TEST, 1);
    drop(within(1, || (move || drop(guard)).in_log_context()));
    say(TEST, 0);
    runtime.block_on(async {
        let (open, closed) = std::sync::mpsc::channel::<()>();
        let occupies_the_only_thread = tokio::task::spawn_blocking(move || closed.recv());
        let guard = Guard(TEST, 2);
        let waiting = within(2, || chat_log::task::spawn_blocking(move || drop(guard)));
        waiting.abort();
        drop(open);
        assert!(waiting.await.is_err_and(|error| error.is_cancelled()));
        assert!(occupies_the_only_thread.await.expect("no panic").is_err());
    });
    check(TEST, 3);
}

#[test]
fn threads_carry_when_they_are_asked() {
    const TEST: &str = "threads";
    drop(runtime());
    within(3, || {
        let joined = [
            chat_log::thread::spawn(|| say(TEST, 3)),
            std::thread::spawn(|| say(TEST, 0)),
            std::thread::Builder::new().spawn((|| say(TEST, 3)).in_log_context()).expect("a thread"),
            std::thread::spawn((|| say(TEST, 0)).without_log_context()),
        ];
        joined.into_iter().for_each(|thread| thread.join().expect("no panic"));
        let borrowed = String::from("scope");
        std::thread::scope(|scope| {
            let here = (|| {
                assert_eq!(borrowed.len(), 5);
                say(TEST, 3);
            })
            .in_log_context();
            scope.spawn(here);
        });
    });
    check(TEST, 5);
}

#[test]
fn what_is_detached_carries_nothing_and_leaves_the_context_as_it_was() {
    const TEST: &str = "detached";
    runtime().block_on(async {
        let task = within(4, || {
            say(TEST, 4);
            without_log_context(|| say(TEST, 0));
            say(TEST, 4);
            assert!(
                std::panic::catch_unwind(|| without_log_context(|| std::panic::resume_unwind(Box::new(())))).is_err()
            );
            say(TEST, 4);
            (|| say(TEST, 0)).without_log_context()();
            let background = without_log_context(|| chat_log::task::spawn(async { say(TEST, 0) }));
            let guard = Guard(TEST, 0);
            let here = async move {
                let _guard = guard;
                say(TEST, 0);
                within(5, || say(TEST, 5));
            };
            let mut here = Box::pin(here.without_log_context());
            assert!(here.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready());
            say(TEST, 4);
            background
        });
        task.await.expect("no panic");
    });
    check(TEST, 10);
}

/// Says it each time that it gives something, and when it is dropped.
fn messages(test: &'static str, id: u64, count: u64) -> impl futures_util::Stream<Item = u64> + Send + Unpin {
    use chat_log::InLogContextStream as _;
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
    let mut fused = chat_log::InLogContextStream::in_log_context(iter([1]).fuse());
    let mut waker = Context::from_waker(Waker::noop());
    assert!(!fused.is_terminated());
    assert_eq!(fused.poll_next_unpin(&mut waker), Poll::Ready(Some(1)));
    assert_eq!(fused.poll_next_unpin(&mut waker), Poll::Ready(None));
    assert!(fused.is_terminated());
    assert_eq!(stream.poll_next_unpin(&mut waker), Poll::Ready(Some(0)));
}

/// A type of both kinds takes the method that is imported, and stays both.
#[test]
fn what_is_a_future_and_a_stream_stays_both() {
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
    assert_eq!(both.poll_next_unpin(&mut waker), Poll::Ready(None));
}

#[test]
fn a_start_outside_of_a_runtime_is_reported_at_the_call() {
    drop(runtime());
    let line = line!() + 1;
    assert!(std::panic::catch_unwind(|| chat_log::task::spawn(async {})).is_err());
    let output = String::from_utf8(OUTPUT.lock().expect("no panic while it is held").clone()).expect("UTF-8");
    let lines = output.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let found = lines.filter(|found| found["level"] == "ERROR" && found["lineno"] == line).count();
    assert_eq!(found, 1, "{output}");
}
