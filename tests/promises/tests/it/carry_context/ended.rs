//! Futures that end early or never start end in their own context.

use super::{Guard, WORKERS, check, runtime, say, says_nothing_on_any_worker, within};
use chat_log::task::LogContextJoinSetExt as _;
use chat_log::{LogContextExt as _, LogContextFnExt as _};
use std::future::{Future, pending};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Waker};
use std::time::Duration;
use tokio::task::{JoinSet, yield_now};

#[test]
fn an_aborted_join_set_drops_each_task_in_its_own_context() {
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
        // These never start.
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
fn a_cancelled_future_is_dropped_in_its_own_context() {
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
fn a_panic_in_a_task_ends_it_in_its_own_context() {
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
fn a_closure_that_never_runs_is_dropped_in_its_own_context() {
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
