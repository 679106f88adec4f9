//! Only explicit calls pass a context on to tasks, threads and streams. Cancellation, panics and moves between threads
//! never put a context's field on another context's line.

#[path = "carry_context/ended.rs"]
mod ended;
#[path = "carry_context/streams.rs"]
mod streams;

use chat_log::task::LogContextJoinSetExt as _;
use chat_log::{LogContextExt as _, LogContextFnExt as _, chat_log, log_context, without_log_context};
use chat_log_tests::lines::Written;
use std::future::Future;
use std::sync::{Arc, Barrier, LazyLock, Once};
use std::task::{Context, Waker};
use tokio::runtime::Runtime;
use tokio::task::{JoinSet, LocalSet, yield_now};

const WORKERS: usize = 4;

static OUTPUT: LazyLock<Written> = LazyLock::new(Written::default);

fn runtime() -> Runtime {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let builder = chat_log::builder().layout(chat_log::Layout::Flat).filter("info").writer(OUTPUT.clone());
        builder.init().expect("nobody else installs in this process");
    });
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(WORKERS).max_blocking_threads(8).enable_time().build().expect("a runtime")
}

/// Logs a record of `test` that must carry the user `id`; 0 means none.
fn say(test: &'static str, id: u64) {
    chat_log!(info, "said", note = test, count = id);
}

/// Logs a record when it is dropped.
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

/// Requires all records of `test`, each with its context.
#[track_caller]
fn check(test: &str, expected: usize) {
    let output = OUTPUT.text();
    let lines: Vec<serde_json::Value> = output.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let own: Vec<_> = lines.iter().filter(|line| line["note"] == test).collect();
    for line in &own {
        assert_eq!(line["user_id"].as_u64().unwrap_or(0), line["count"].as_u64().expect("a number"), "{line}");
    }
    assert_eq!(own.len(), expected, "records of {test}");
}

/// No worker thread has kept a context: one task runs on each at the same time.
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
fn every_method_of_a_join_set_carries_the_context() {
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
fn threads_carry_the_context_on_request() {
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
fn detached_code_has_no_context_and_does_not_change_it() {
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

#[test]
fn a_start_outside_a_runtime_is_reported_at_the_call() {
    drop(runtime());
    let line = line!() + 1;
    assert!(std::panic::catch_unwind(|| chat_log::task::spawn(async {})).is_err());
    let output = OUTPUT.text();
    let lines = output.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let found = lines.filter(|found| found["level"] == "ERROR" && found["lineno"] == line).count();
    assert_eq!(found, 1, "{output}");
}

#[log_context(room_name)]
fn in_room<R>(room_name: &str, body: impl FnOnce() -> R) -> R {
    body()
}

/// Each task starts its successor in its own context: deep fields are kept, and the stack never overflows.
#[test]
fn a_chain_of_successors_has_no_end() {
    const TEST: &str = "successors";
    const LAST: u64 = 50_000;
    fn succeed(id: u64, ended: std::sync::mpsc::Sender<()>) {
        if id.is_multiple_of(10_000) {
            say(TEST, id);
        }
        if id == LAST {
            drop(ended);
        } else {
            within(id + 1, || chat_log::task::spawn(async move { succeed(id + 1, ended) }));
        }
    }
    let runtime = runtime();
    let (ended, all) = std::sync::mpsc::channel();
    runtime.block_on(async { in_room("lobby", || succeed(0, ended)) });
    assert!(all.recv().is_err(), "the last one drops the sender");
    check(TEST, 6);
    assert_eq!(OUTPUT.text().lines().filter(|line| line.contains(TEST) && line.contains("lobby")).count(), 6);
}
