//! Before `init()`, a context evaluates no value, as a call does not, and the program behaves as afterwards.

use chat_log::{chat_log, log_context};
use std::fmt;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Waker};

static EVALUATED: AtomicU64 = AtomicU64::new(0);

fn evaluated() -> u64 {
    EVALUATED.fetch_add(1, Ordering::Relaxed)
}

fn checked(fail: bool) -> Result<u64, fmt::Error> {
    if fail { Err(fmt::Error) } else { Ok(evaluated()) }
}

#[log_context(user_id = evaluated(), entry_exit)]
fn plain() {
    chat_log!(info, "plain");
}

#[log_context(user_id = evaluated(), room_name = format!("{}", evaluated()), entry_exit, err)]
async fn later() -> Result<(), fmt::Error> {
    chat_log!(info, "later");
    Err(fmt::Error)
}

#[log_context(user_id = evaluated())]
fn returned() -> impl Future<Output = u64> {
    chat_log!(info, "returned");
    std::future::ready(1)
}

#[log_context(user_id = checked(fail)?, err)]
fn leaving(fail: bool) -> Result<(), fmt::Error> {
    Ok(())
}

/// Runs everything, and returns how many values that evaluated.
fn run() -> u64 {
    let before = EVALUATED.load(Ordering::Relaxed);
    let mut context = Context::from_waker(Waker::noop());
    plain();
    assert!(pin!(later()).poll(&mut context).is_ready());
    assert!(pin!(returned()).poll(&mut context).is_ready());
    EVALUATED.load(Ordering::Relaxed) - before
}

#[test]
fn values_are_evaluated_from_init_on() {
    assert_eq!(run(), 0);
    let leaving = || (leaving(true), leaving(false));
    assert_eq!(leaving(), (Err(fmt::Error), Ok(())), "a value that leaves the function does so all the same");
    chat_log::builder().filter("off").writer(std::io::sink()).init().expect("the first logger");
    assert_eq!(run(), 4);
    assert_eq!(leaving(), (Err(fmt::Error), Ok(())));
}
