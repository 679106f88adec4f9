//! Fails as its argument specifies.

pub use chat_log_tests::schema::LogSchema;

use chat_log::{chat_log, log_context};
use std::cell::RefCell;
use std::error::Error;
use std::fmt;
use std::io;

#[derive(Debug)]
struct Lost(io::Error);

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the shop is closed")
    }
}

impl Error for Lost {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

/// An error that fails to format.
#[derive(Debug)]
struct Mute;

impl fmt::Display for Mute {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("no text")
    }
}

impl Error for Mute {}

/// Logs while the thread's locals are destroyed.
struct LastWords;

impl Drop for LastWords {
    fn drop(&mut self) {
        chat_log!(info, "last words");
    }
}

thread_local! {
    static LAST_WORDS: RefCell<Option<LastWords>> = const { RefCell::new(None) };
}

#[log_context(err)]
fn main() -> Result<(), Lost> {
    chat_log::init().map_err(|error| Lost(io::Error::other(error.to_string())))?;
    match std::env::args().nth(1).unwrap_or_default().as_str() {
        "error" => return Err(Lost(io::Error::other("connection to postgres://u:canary1@db/x refused"))),
        "thread" => in_a_thread(),
        "task" => in_a_task(),
        "context" => in_a_context(7),
        "unwrap" => unwrapped(),
        "display" => chat_log!(error, "it failed: {error}", error = Mute),
        "value" => in_a_value(),
        "locals" => in_locals(),
        _ => {}
    }
    chat_log!(info, "still alive");
    Ok(())
}

fn in_a_thread() {
    let thread = std::thread::Builder::new().name("worker-7".to_owned());
    let thread = thread.spawn(|| panic!("password=canary1 is wrong")).map(std::thread::JoinHandle::join);
    assert!(matches!(thread, Ok(Err(_))));
}

fn in_a_task() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().expect("a runtime");
    let task = runtime.spawn(async { panic!("the task failed") });
    assert!(runtime.block_on(task).is_err());
}

fn in_a_context(user_id: u64) {
    #[log_context(user_id)]
    fn handler(user_id: u64) {
        panic!("the handler failed");
    }
    assert!(std::panic::catch_unwind(|| handler(user_id)).is_err());
    chat_log!(info, "outside");
}

fn unwrapped() {
    fn request() -> Result<(), io::Error> {
        Err(io::Error::other("https://u:canary1@example.com/?token=canary2abc"))
    }
    assert!(std::panic::catch_unwind(|| request().expect("the request works")).is_err());
}

fn in_a_value() {
    fn broken() -> u64 {
        panic!("no value")
    }
    assert!(std::panic::catch_unwind(|| chat_log!(info, "never", count = broken(), room_name = "lobby")).is_err());
}

fn in_locals() {
    let thread = std::thread::spawn(|| {
        LAST_WORDS.with(|words| *words.borrow_mut() = Some(LastWords));
        chat_log!(info, "first words");
    });
    assert!(thread.join().is_ok());
}
