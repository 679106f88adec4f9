//! Counts the allocations of calls whose line is like many earlier ones, and prints the counts to stderr.
#![expect(unsafe_code, reason = "an allocator that counts is unsafe to implement")]

use chat_log::{chat_log, log_context, log_schema};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::time::Duration;

/// The fields of this program.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    room_name: String,
    attempt: u32,
    ratio: f64,
    is_admin: bool,
    note: String,
}

thread_local! {
    // Const and without a destructor, so that counting itself never allocates.
    static COUNT: Cell<u64> = const { Cell::new(0) };
}

struct Counting;

fn count() {
    COUNT.set(COUNT.get() + 1);
}

// SAFETY: every method passes its arguments unchanged to the system allocator and returns its result.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller upholds the contract of `System`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: as above.
        unsafe { System.realloc(place, layout, size) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() -> Result<(), chat_log::InitError> {
    chat_log::init()?;
    call_often(7, "lobby");
    // A known allocation proves that the counter works.
    report("control", || drop(std::hint::black_box(Box::new(1))));
    report("plain", || call_often(7, "lobby"));
    in_context("a note");
    in_room("hall");
    report("disabled", || chat_log!(debug, "not written", note = "never"));
    event_often(7, "lobby");
    report("event", || event_often(7, "lobby"));
    std::thread::sleep(Duration::from_millis(1_100));
    report("next_second", || call_often(7, "lobby"));
    Ok(())
}

fn call_often(user_id: u64, room_name: &str) {
    for attempt in 0_u32..1_000 {
        let ratio = f64::from(attempt) / 7.0;
        chat_log!(info, "sent", user_id, room_name, attempt, ratio, is_admin = attempt % 2 == 0);
    }
}

/// Logs as another crate does.
fn event_often(user_id: u64, room_name: &str) {
    for attempt in 0_u32..1_000 {
        let ratio = f64::from(attempt) / 7.0;
        tracing::info!(user_id, room_name, attempt, ratio, is_admin = attempt % 2 == 0, "sent {attempt}");
    }
}

/// Creating the context allocates; only the calls inside it count.
#[log_context(note)]
fn in_context(note: &str) {
    call_often(8, "lobby");
    report("context", || call_often(8, "lobby"));
}

/// The calls set the field of the context themselves, and their value wins.
#[log_context(room_name)]
fn in_room(room_name: &str) {
    call_often(9, "lobby");
    report("overridden", || call_often(9, "lobby"));
}

#[expect(clippy::print_stderr, reason = "stdout is for the lines")]
fn report(name: &str, run: impl FnOnce()) {
    COUNT.set(0);
    run();
    let count = COUNT.get();
    eprintln!("{name} {count}");
}
