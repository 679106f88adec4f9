//! `#[log_context]` preserves every function's signature, borrows, returned future, and whether it is `Send`.
#![deny(warnings)]
#![expect(unsafe_code, reason = "an `unsafe fn` keeps its signature too")]

#[path = "hygiene_context/futures.rs"]
mod futures;
#[path = "hygiene_context/methods.rs"]
mod methods;
#[path = "hygiene_context/parameters.rs"]
mod parameters;
#[path = "hygiene_context/repeated.rs"]
mod repeated;
#[path = "hygiene_context/wrapped.rs"]
mod wrapped;

use chat_log::{chat_log, log_context, log_schema};
use std::fmt;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// The fields of these tests.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
    attempt: i64,
}

/// The error type of all functions here.
#[derive(Debug, PartialEq)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused")
    }
}

impl std::error::Error for Refused {}

/// Returns the messages of a run.
fn messages(run: impl FnOnce()) -> Vec<String> {
    let captured = chat_log::testing::capture();
    run();
    let texts = captured.take().into_iter().map(|line| {
        let line: serde_json::Value = serde_json::from_str(&line).expect("a line is JSON");
        format!("{}: {}", line["funcName"].as_str().expect("a name"), line["message"].as_str().expect("a text"))
    });
    texts.collect()
}

fn finish<F: Future + Send>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("these futures wait for nothing"),
    }
}

struct Room {
    name: String,
}

impl Room {
    fn name(&self) -> String {
        self.name.clone()
    }
}

#[log_context(user_id, room_name = room.name())]
async fn send(
    user_id: u64,
    room: &Room,
    text: Option<&str>,
) -> Result<usize, Box<dyn std::error::Error + Send + Sync>> {
    chat_log!(info, "{user_id} in {room_name}");
    let Some(text) = text else { return Err("nothing to send".into()) };
    let length: usize = "5".parse()?;
    let log = || chat_log!(info, "closure {user_id}");
    log();
    async { chat_log!(info, "block {user_id}") }.await;
    Ok(text.len() + length)
}

#[test]
fn async_functions() {
    let room = Room { name: "lobby".to_owned() };
    let messages = messages(|| {
        assert_eq!(finish(send(7, &room, Some("x"))).ok(), Some(6));
        assert!(finish(send(8, &room, None)).is_err());
    });
    assert_eq!(messages, ["send: 7 in lobby", "send: closure 7", "send: block 7", "send: 8 in lobby"]);
}

#[log_context(attempt = i64::from(*first))]
fn longest<'a>(first: &'a mut u32, _second: &mut u32) -> &'a mut u32 {
    chat_log!(info, "attempt {attempt}");
    *first += 1;
    first
}

#[log_context(user_id = list.len(), err)]
fn first(list: &mut [String]) -> Result<&mut String, Refused> {
    list.first_mut().ok_or(Refused)
}

#[log_context(err)]
fn shifted<'a>(bytes: &'a [u8], by: &u8) -> Result<impl Iterator<Item = u8> + use<'a>, Refused> {
    let by = *by;
    if bytes.is_empty() {
        return Err(Refused);
    }
    Ok(bytes.iter().map(move |byte| byte + by))
}

#[log_context(user_id)]
fn generic<T, const N: usize>(user_id: u64, values: [T; N]) -> impl Iterator<Item = T>
where
    T: Clone,
{
    chat_log!(info, "{user_id}");
    values.into_iter()
}

#[test]
fn borrows_and_returned_types() {
    let messages = messages(|| {
        let (mut a, mut b) = (1, 2);
        *longest(&mut a, &mut b) += 1;
        assert_eq!(a, 3);
        let mut list = vec![String::from("x")];
        first(&mut list).expect("the list is not empty").push('y');
        assert_eq!(list, ["xy"]);
        assert!(first(&mut []).is_err());
        assert_eq!(shifted(&[1, 2], &1).expect("it has some").collect::<Vec<_>>(), [2, 3]);
        assert!(shifted(&[], &1).is_err());
        assert_eq!(generic(7, [1, 2]).count(), 2);
    });
    assert_eq!(
        messages,
        ["longest: attempt 1", "first: first failed: refused", "shifted: shifted failed: refused", "generic: 7"]
    );
}

#[log_context]
fn bare() {
    chat_log!(info, "bare");
    inner();

    fn inner() {
        chat_log!(info, "not bare");
    }
}

#[log_context(user_id = 1)]
unsafe fn dangerous(value: *const u64) -> u64 {
    chat_log!(info, "{user_id}");
    // SAFETY: the test passes a reference.
    unsafe { *value }
}

#[log_context(user_id)]
extern "C" fn foreign(user_id: u64) -> u64 {
    chat_log!(info, "{user_id}");
    user_id
}

#[log_context(attempt = 1)]
async fn never(stop: bool) -> ! {
    loop {
        assert!(!stop, "stopped");
        std::future::pending::<()>().await;
    }
}

#[log_context(user_id)]
async fn nothing(#[expect(unused_mut, reason = "kept as it is")] mut user_id: u64) {
    #![allow(clippy::needless_return, reason = "an inner attribute stays in front")]
    if user_id == 1 {
        return;
    }
    chat_log!(info, "{user_id}");
}

#[test]
fn functions_of_other_kinds() {
    let messages = messages(|| {
        bare();
        // SAFETY: it is a reference.
        assert_eq!(unsafe { dangerous(&7) }, 7);
        assert_eq!(foreign(8), 8);
        finish(nothing(1));
        finish(nothing(2));
        let stopped = std::panic::catch_unwind(|| finish(never(true)));
        assert!(stopped.is_err());
    });
    assert_eq!(messages, ["bare: bare", "inner: not bare", "dangerous: 1", "foreign: 8", "nothing: 2"]);
}

#[test]
#[log_context(user_id = 5)]
fn a_test_can_have_a_context() {
    // The context is outside the capture, so its value was not kept; the name still is.
    let messages = messages(|| chat_log!(info, "named"));
    assert_eq!(messages, ["a_test_can_have_a_context: named"]);
}

macro_rules! function {
    ($(#[$attribute:meta])* $name:ident($($parameter:ident: $type:ty),*) -> $output:ty $body:block) => {
        #[log_context($($parameter),*)]
        $(#[$attribute])*
        fn $name($($parameter: $type),*) -> $output $body
    };
}

function! {
    /// Generated by a macro.
    made(user_id: u64, attempt: i64) -> Result<u64, Refused> {
        chat_log!(info, "{user_id} {attempt}");
        Ok(user_id)
    }
}

macro_rules! items {
    ($($item:item)*) => { $(#[log_context(attempt = 3)] $item)* };
}

items! {
    fn alone() {
        chat_log!(info, "{attempt}");
    }

    impl Room {
        fn leave(&self) {
            chat_log!(info, "{attempt} of {room_name}", room_name = self.name);
        }
    }
}

#[test]
fn functions_from_macros() {
    let messages = messages(|| {
        assert_eq!(made(7, 8), Ok(7));
        alone();
        Room { name: "x".to_owned() }.leave();
    });
    assert_eq!(messages, ["made: 7 8", "alone: 3", "leave: 3 of x"]);
}
