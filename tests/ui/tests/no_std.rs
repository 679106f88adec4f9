//! A crate without `std` can log: expansions name only `core` and the runtime.
#![no_std]

extern crate alloc;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use chat_log::{LogValue, chat_log, log_context, log_schema};
use core::fmt;
use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};

#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    note: String,
    scores: [u64],
    place: Place,
    event_type: EventType,
    #[log(sensitive = "it opens the account")]
    password: String,
}

#[derive(LogValue)]
struct Place {
    row: u64,
    seats: Vec<u64>,
}

#[derive(LogValue)]
enum EventType {
    Join,
}

#[log_context(user_id, note = "x", entry_exit, err)]
fn result(user_id: u64) -> Result<u64, fmt::Error> {
    let place = Place { row: 1, seats: alloc::vec![2] };
    chat_log!(info, "{note} {user_id}", scores = [1, 2], place, event_type = EventType::Join);
    if user_id == 7 { Err(fmt::Error) } else { Ok(user_id) }
}

#[log_context(user_id = result(user_id)?, entry_exit, err)]
async fn later(user_id: u64) -> Result<u64, fmt::Error> {
    chat_log!(warn, "later {user_id}", error = fmt::Error);
    Err(fmt::Error)
}

#[log_context(user_id, entry_exit, err)]
fn boxed(user_id: u64) -> Pin<Box<dyn Future<Output = Result<u64, fmt::Error>>>> {
    match user_id {
        0 => Box::pin(later(1)),
        user_id => Box::pin(core::future::ready(result(user_id))),
    }
}

#[test]
fn a_crate_without_std_can_log() {
    let captured = chat_log::testing::capture();
    for user_id in [0, 1, 7] {
        let polled = pin!(boxed(user_id)).poll(&mut Context::from_waker(Waker::noop()));
        assert_eq!(polled, Poll::Ready(if user_id == 1 { Ok(1) } else { Err(fmt::Error) }));
    }
    assert_eq!(captured.lines().len(), 22);
}
