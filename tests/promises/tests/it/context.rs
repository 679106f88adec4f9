//! A context adds its fields to everything that runs inside it, and to nothing else.

use chat_log::testing::{CaptureGuard, capture};
use chat_log::{LogContextExt as _, LogContextFnExt as _, chat_log, log_context};
use serde_json::Value;
use std::io;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

fn lines(captured: &CaptureGuard) -> Vec<Value> {
    captured.take().iter().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Returns the values of a field in all lines, null where it is absent.
fn column(captured: &CaptureGuard, field: &str) -> Vec<Value> {
    lines(captured).into_iter().map(|line| line[field].clone()).collect()
}

#[log_context(user_id, room_name = format!("room-{user_id}"))]
fn outer(user_id: u64) {
    chat_log!(info, "before");
    inner(user_id + 1);
    chat_log!(info, "after");
}

#[log_context(user_id)]
fn inner(user_id: u64) {
    chat_log!(info, "inside");
    chat_log!(info, "own", user_id = 99);
}

#[test]
fn the_innermost_value_of_a_name_wins_until_its_function_ends() {
    let captured = capture();
    outer(1);
    chat_log!(info, "outside");
    let lines = lines(&captured);
    let ids: Vec<_> = lines.iter().map(|line| line["user_id"].clone()).collect();
    assert_eq!(ids, [Value::from(1), 2.into(), 99.into(), 1.into(), Value::Null]);
    let rooms: Vec<_> = lines.iter().map(|line| line["room_name"].clone()).collect();
    assert_eq!(rooms, ["room-1".into(), "room-1".into(), "room-1".into(), "room-1".into(), Value::Null]);
    let functions: Vec<_> = lines.iter().map(|line| line["funcName"].clone()).collect();
    let test = "the_innermost_value_of_a_name_wins_until_its_function_ends";
    assert_eq!(functions, ["outer", "inner", "inner", "outer", test]);
}

#[test]
fn no_line_has_a_duplicate_key() {
    let captured = capture();
    outer(1);
    for line in captured.lines() {
        assert_eq!(line.matches("\"user_id\":").count(), 1, "{line}");
    }
}

#[test]
fn none_in_an_inner_context_leaves_the_outer_value() {
    #[log_context(room_name = name)]
    fn room(name: Option<&str>) {
        chat_log!(info, "x", user_id = None);
    }
    #[log_context(user_id = 1, room_name = "outer")]
    fn all() {
        room(Some("inner"));
        room(None);
    }
    let captured = capture();
    all();
    assert_eq!(column(&captured, "room_name"), ["inner", "outer"]);
    all();
    assert_eq!(column(&captured, "user_id"), [1, 1]);
}

#[log_context(user_id, entry_exit)]
async fn waits(user_id: u64) {
    chat_log!(debug, "first");
    tokio::task::yield_now().await;
    chat_log!(debug, "second of {user_id}");
}

#[test]
fn a_context_follows_its_future_through_every_await() {
    let captured = capture();
    let (mut one, mut two) = (pin!(waits(1)), pin!(waits(2)));
    let mut waker = Context::from_waker(Waker::noop());
    while (one.as_mut().poll(&mut waker), two.as_mut().poll(&mut waker)) != (Poll::Ready(()), Poll::Ready(())) {
        chat_log!(debug, "between");
    }
    let lines = lines(&captured);
    let seen: Vec<_> = lines.iter().map(|line| (line["message"].as_str(), line["user_id"].as_u64())).collect();
    let expected = [
        (Some("entered waits"), Some(1)),
        (Some("first"), Some(1)),
        (Some("entered waits"), Some(2)),
        (Some("first"), Some(2)),
        (Some("between"), None),
        (Some("second of 1"), Some(1)),
        (Some("left waits"), Some(1)),
        (Some("second of 2"), Some(2)),
        (Some("left waits"), Some(2)),
    ];
    assert_eq!(seen, expected);
    assert!(lines[6]["elapsed_ms"].as_f64().is_some_and(|elapsed| elapsed >= 0.0), "{}", lines[6]);
    assert_eq!(lines[0]["level"], "DEBUG");
}

#[test]
fn a_cancelled_future_is_dropped_inside_its_context() {
    struct Guard;
    impl Drop for Guard {
        fn drop(&mut self) {
            chat_log!(info, "dropped");
        }
    }
    #[log_context(user_id)]
    async fn held(user_id: u64) {
        let _guard = Guard;
        std::future::pending::<()>().await;
    }
    let captured = capture();
    let mut future = Box::pin(held(5));
    assert_eq!(future.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Pending);
    drop(future);
    chat_log!(info, "afterwards");
    assert_eq!(column(&captured, "user_id"), [Value::from(5), Value::Null]);
}

#[test]
fn a_panic_ends_the_context_of_its_function() {
    #[log_context(user_id)]
    fn fails(user_id: u64) {
        std::panic::resume_unwind(Box::new(()));
    }
    let captured = capture();
    assert!(std::panic::catch_unwind(|| fails(3)).is_err());
    chat_log!(info, "afterwards");
    assert_eq!(column(&captured, "user_id"), [Value::Null]);
}

#[test]
fn a_context_is_carried_to_threads_and_tasks_only_on_request() {
    #[log_context(user_id)]
    fn spawns(user_id: u64) -> [Option<u64>; 3] {
        let seen = || {
            let captured = capture();
            chat_log!(info, "there");
            column(&captured, "user_id")[0].as_u64()
        };
        let plain = std::thread::spawn(seen).join().expect("no panic");
        let carried = std::thread::spawn(seen.in_log_context()).join().expect("no panic");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().expect("a runtime");
        let task = runtime.spawn(async move { seen() }.in_log_context());
        [plain, carried, runtime.block_on(task).expect("no panic")]
    }
    let _captured = capture();
    assert_eq!(spawns(8), [None, Some(8), Some(8)]);
}

#[log_context(user_id, err)]
fn fails(user_id: u64) -> Result<u64, io::Error> {
    if user_id == 0 {
        return Ok(0);
    }
    Err(io::Error::other("no room")).inspect_err(|_| chat_log!(debug, "about to fail"))
}

#[log_context(user_id, err)]
async fn fails_later(user_id: u64) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    tokio::time::sleep(Duration::ZERO).await;
    Err("no room")?;
    Ok(())
}

#[test]
fn a_returned_error_is_one_record_with_the_context() {
    let captured = capture();
    assert!(fails(0).is_ok() && fails(4).is_err());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    assert!(runtime.block_on(fails_later(6)).is_err());
    let lines = lines(&captured);
    assert_eq!(lines.len(), 3);
    for (line, message, user_id) in
        [(&lines[1], "fails failed: no room", 4), (&lines[2], "fails_later failed: no room", 6)]
    {
        assert_eq!((&line["message"], &line["level"]), (&message.into(), &"ERROR".into()));
        assert_eq!((&line["user_id"], &line["exc_message"]), (&user_id.into(), &"no room".into()));
    }
}

#[test]
fn unnamed_arguments_are_not_logged() {
    #[log_context(user_id, entry_exit)]
    fn login(user_id: u64, _password: &str) {
        chat_log!(info, "signed in by {user_id}");
    }
    let captured = capture();
    login(1, "hunter2-canary");
    let lines = captured.lines();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.contains("\"user_id\":1") && !line.contains("hunter2-canary")), "{lines:?}");
}

#[log_context(user_id = text.parse::<u64>()?, room_name = "hall", err)]
fn parses(text: &str) -> Result<u64, Box<dyn std::error::Error>> {
    chat_log!(info, "parsed");
    if text == "0" {
        return Err("no such user".into());
    }
    Ok(1)
}

#[log_context(room_name = "hall", user_id = { tokio::task::yield_now().await; text.parse::<u64>()? }, entry_exit, err)]
async fn parses_later(text: String) -> Result<u64, Box<dyn std::error::Error + Send + Sync>> {
    chat_log!(info, "parsed");
    if text == "0" {
        return Err("no such user".into());
    }
    Ok(1)
}

#[test]
fn an_error_in_the_attributes_own_values_is_a_record_too() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let seen = |run: &dyn Fn(&str) -> bool| {
        let captured = capture();
        assert_eq!(["7", "0", "x"].map(run), [true, false, false]);
        let lines = lines(&captured).into_iter();
        let seen = lines.filter(|line| line["level"] != "DEBUG").map(|line| {
            let message = line["message"].as_str().expect("a text").to_owned();
            (message, line["user_id"].as_u64(), line["room_name"].as_str().map(str::to_owned))
        });
        seen.collect::<Vec<_>>()
    };
    let expected = |name: &str| {
        let hall = || Some(String::from("hall"));
        [
            (String::from("parsed"), Some(7), hall()),
            (String::from("parsed"), Some(0), hall()),
            (format!("{name} failed: no such user"), Some(0), hall()),
            (format!("{name} failed: invalid digit found in string"), None, None),
        ]
    };
    assert_eq!(seen(&|text| parses(text).is_ok()), expected("parses"));
    assert_eq!(seen(&|text| runtime.block_on(parses_later(text.to_owned())).is_ok()), expected("parses_later"));
}

#[test]
fn records_of_entry_and_exit_follow_the_level() {
    #[log_context(entry_exit)]
    fn traced() {
        chat_log!(info, "inside");
    }
    let count = |level| {
        let captured = chat_log::testing::CaptureBuilder::new().level(level).start();
        traced();
        captured.take().len()
    };
    let (info, debug) = (chat_log::Level::Info, chat_log::Level::Debug);
    assert_eq!([info, debug, info, debug].map(count), [1, 3, 1, 3]);
    traced();
    assert_eq!(count(debug), 3);
}
