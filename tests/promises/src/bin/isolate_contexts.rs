//! Tasks, cancelled futures and panicking scopes that log concurrently on `WORKERS` threads. The message of each line
//! names the contexts that it must have, the innermost last: `left`, `right`, `left right`, `right left`, or `none`.

use chat_log::{LogContextExt as _, chat_log, log_context, log_schema};
use std::future::{Future, pending};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;
use tokio::sync::Notify;

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    side: String,
    left_id: u64,
    right_id: u64,
    number: u64,
}

fn main() {
    chat_log::init().expect("the test's environment is valid");
    let workers = std::env::var("WORKERS").ok().and_then(|workers| workers.parse().ok()).expect("a number");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_time().build();
    runtime.expect("a runtime").block_on(async {
        interleave().await;
        cancel().await;
        panic_in_scopes().await;
    });
}

async fn interleave() {
    let tasks = [tokio::spawn(left(1, 5_000)), tokio::spawn(right(2, 5_000)), tokio::spawn(none(1_000))];
    for task in tasks {
        task.await.expect("no panic");
    }
    carried().await;
}

#[log_context(side = "left", left_id)]
async fn left(left_id: u64, lines: u64) {
    for number in 0..lines {
        chat_log!(info, "left", number);
        step(number, "left").await;
    }
}

#[log_context(side = "right", right_id)]
async fn right(right_id: u64, lines: u64) {
    for number in 0..lines {
        chat_log!(info, "right", number);
        step(number, "right").await;
    }
}

async fn none(lines: u64) {
    for number in 0..lines {
        chat_log!(info, "none", number);
        tokio::task::yield_now().await;
    }
}

/// Sometimes also logs through `log`, and yields, after which the task may continue on another thread.
async fn step(number: u64, side: &str) {
    if number.is_multiple_of(100) {
        log::info!("{side}");
        tokio::time::sleep(Duration::from_micros(50)).await;
    }
    tokio::task::yield_now().await;
}

/// A spawned task has exactly the context that it was given.
#[log_context(side = "left", left_id = 5)]
async fn carried() {
    let task = async { chat_log!(info, "left") };
    tokio::spawn(task.in_log_context()).await.expect("no panic");
    tokio::spawn(async { chat_log!(info, "none") }).await.expect("no panic");
    std::thread::scope(|scope| {
        scope.spawn(|| chat_log!(info, "none"));
    });
    chat_log!(info, "left");
}

struct LogsWhenDropped(&'static str);

impl Drop for LogsWhenDropped {
    fn drop(&mut self) {
        match self.0 {
            "left" => chat_log!(info, "left"),
            "left right" => chat_log!(info, "left right"),
            "right left" => chat_log!(info, "right left"),
            _ => chat_log!(info, "none"),
        }
    }
}

#[log_context(side = "left", left_id = 6)]
async fn waiting_left() {
    let _guard = LogsWhenDropped("left");
    chat_log!(info, "left");
    waiting_right().await;
}

/// The test waits here before it cancels the future.
static WAITING: Notify = Notify::const_new();

#[log_context(side = "right", right_id = 7)]
async fn waiting_right() {
    let _guard = LogsWhenDropped("left right");
    chat_log!(info, "left right");
    WAITING.notify_one();
    pending::<()>().await;
}

#[log_context(side = "left", left_id = 11)]
async fn waiting_inside() {
    let _guard = LogsWhenDropped("right left");
    chat_log!(info, "right left");
    pending::<()>().await;
}

async fn cancel() {
    for _ in 0..100 {
        let waiting = tokio::spawn(waiting_left());
        WAITING.notified().await;
        waiting.abort();
        assert!(waiting.await.is_err_and(|error| error.is_cancelled()));
        chat_log!(info, "none");
        in_right(async {
            let cancelled = tokio::time::timeout(Duration::from_micros(100), waiting_inside()).await;
            assert!(cancelled.is_err());
        })
        .await;
        never_polled();
        chat_log!(info, "none");
    }
}

/// A cancellation inside leaves this context unchanged.
#[log_context(side = "right", right_id = 8)]
async fn in_right(inside: impl Future<Output = ()>) {
    inside.await;
    chat_log!(info, "right");
}

fn never_polled() {
    drop(waiting_left());
    drop(in_right(pending()));
    chat_log!(info, "none");
}

async fn panic_in_scopes() {
    // The panics are intentional; their reports are not lines of this test.
    std::panic::set_hook(Box::new(|_| ()));
    for _ in 0..100 {
        assert!(catch_unwind(|| panicking(3)).is_err());
        chat_log!(info, "none");
        keeps_its_own();
        assert!(tokio::spawn(panicking_task()).await.is_err_and(|error| error.is_panic()));
        tokio::spawn(async { chat_log!(info, "none") }).await.expect("no panic");
        chat_log!(info, "none");
    }
}

#[log_context(side = "right", right_id = 9)]
fn keeps_its_own() {
    let caught = catch_unwind(AssertUnwindSafe(panicking_inside));
    assert!(caught.is_err());
    chat_log!(info, "right");
}

#[log_context(side = "left", left_id)]
fn panicking(left_id: u64) {
    let _guard = LogsWhenDropped("left");
    chat_log!(info, "left");
    panic!("on purpose");
}

#[log_context(side = "left", left_id = 4)]
fn panicking_inside() {
    let _guard = LogsWhenDropped("right left");
    chat_log!(info, "right left");
    panic!("on purpose");
}

#[log_context(side = "left", left_id = 10)]
async fn panicking_task() {
    chat_log!(info, "left");
    tokio::task::yield_now().await;
    panicking(12);
}
