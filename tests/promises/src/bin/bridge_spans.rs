//! Logs inside spans and contexts that overlap in every way; each line has its `case` as the message.

use chat_log::{LogContextExt as _, chat_log, log_context, log_schema};
use std::error::Error;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use tracing::{Span, info, info_span};

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
    #[log(public = "of a test")]
    peer_ip: std::net::IpAddr,
    #[log(pii = "mask")]
    phone: u64,
    #[log(unit = "ms")]
    took: std::time::Duration,
}

fn main() -> Result<(), chat_log::InitError> {
    chat_log::init()?;
    both_ways();
    late();
    out_of_order();
    parents();
    scope_outlives_span();
    moved();
    values();
    untitled();
    chat_log!(info, "end");
    Ok(())
}

#[log_context(user_id)]
fn in_context(user_id: u64, case: &str) {
    let inner = info_span!("inner", room_name = "inner", note = "n");
    let _entered = inner.enter();
    info!("context and span of {case}");
    chat_log!(info, "ours in context and span");
    chat_log!(info, "own value wins", room_name = "own");
    info!(room_name = "own", note = "own", "its own value wins");
}

fn both_ways() {
    let outer = info_span!("outer", room_name = "outer", user_id = 1_u64);
    outer.in_scope(|| {
        info!("span");
        in_context(2, "both");
        chat_log!(info, "span again");
    });
    chat_log!(info, "both ways: outside");
}

fn late() {
    let outer = info_span!("outer", room_name = tracing::field::Empty, tag = tracing::field::Empty);
    let _outer = outer.enter();
    let inner = info_span!("inner", user_id = 5_u64);
    let _inner = inner.enter();
    chat_log!(info, "before late");
    outer.record("room_name", "late");
    outer.record("tag", "late");
    info!("late");
    chat_log!(info, "late for us");
    outer.record("room_name", "later");
    info!("later");
    inner.record("user_id", "nobody");
    info!("no number any more");
    inner.record("user_id", 6_u64);
    info!("a number again");
}

fn out_of_order() {
    let (one, two) = (info_span!("one", user_id = 1_u64), info_span!("two", room_name = "two"));
    let first = one.enter();
    let second = two.enter();
    drop(first);
    info!("only two");
    drop(second);
    info!("neither");
}

fn parents() {
    let parent = info_span!("parent", user_id = 9_u64);
    let other = info_span!(parent: None, "other", room_name = "other", extra = 1);
    let _other = other.enter();
    info!(parent: &parent, "of parent");
    info!(parent: None, "of nobody");
    let child = info_span!(parent: &parent, "child", room_name = "child");
    info!(parent: &child, "of child");
    let _child = child.enter();
    info!("in child and other");
}

/// Drops the guard while the function's own context is active.
#[log_context(room_name = "scope")]
fn drops(guard: tracing::span::EnteredSpan) {
    let other = info_span!("other", user_id = 4_u64).entered();
    drop(guard);
    info!("guard dropped");
    drop(other);
}

fn scope_outlives_span() {
    let early = info_span!("early", tag = "early");
    drops(early.entered());
    info!("after scope");
}

fn moved() {
    let span = info_span!("moved", user_id = 7_u64);
    let mut future = pin!(async {
        info!("polled");
        std::future::pending::<()>().await;
    });
    let carried = span.in_scope(|| std::future::ready(()).in_log_context());
    let other = std::thread::spawn({
        let span = span.clone();
        move || {
            span.in_scope(|| chat_log!(info, "on another thread"));
            chat_log!(info, "left there");
        }
    });
    let _ = other.join();
    let mut waker = Context::from_waker(Waker::noop());
    let pending = span.in_scope(|| future.as_mut().poll(&mut waker));
    assert_eq!(pending, Poll::Pending);
    drop(span);
    drop(carried);
    info!(is_none = Span::current().is_none(), "afterwards");
}

fn values() {
    let error = std::io::Error::other(std::fmt::Error);
    tracing::error!(error = &error as &dyn Error, "failed");
    log::error!(cause:err = error; "failed too");
    info!(peer_ip = %"10.0.0.1", took = ?std::time::Duration::from_micros(1_500), phone = "0171 5550100", "by text");
    info!("a.b" = 1, a_b = 2, "twins");
    log::info!("a.b" = 1, "a_b" = 2; "twins too");
}

#[tracing::instrument(err)]
fn save_message(user_id: u64) -> Result<(), std::io::Error> {
    Err(std::io::Error::other("disk full, password=canary1"))
}

/// A text that can be formatted only once, like some iterators' texts.
struct Once(std::cell::Cell<bool>);

impl std::fmt::Display for Once {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        assert!(!self.0.replace(true), "it was formatted twice");
        f.write_str("1, 2, 3")
    }
}

fn untitled() {
    assert!(save_message(7).is_err());
    info!(name: "user.login", user_id = 8_u64);
    info!(name: "BatchSpanProcessor.ExportError", name = "BatchSpanProcessor.ExportError", user_id = 9_u64, "");
    info!(user_id = 10_u64, "joined {} {}", Once(std::cell::Cell::new(false)), "x".repeat(20_000));
}
