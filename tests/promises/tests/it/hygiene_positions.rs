//! A call is an expression that is allowed in any position, and evaluates its values once, in order, before anything else.
#![deny(warnings)]

use chat_log::{Level, chat_log, log_schema};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

/// The fields of these tests.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    user_id: u64,
    attempt: i64,
    ratio: f64,
    note: String,
    scores: Vec<u64>,
}

fn captured(body: impl FnOnce()) -> Vec<String> {
    let captured = chat_log::testing::capture();
    body();
    captured.take()
}

#[test]
fn statements_and_expressions() {
    let lines = captured(|| {
        chat_log!(info, "statement");
        chat_log! { info, "braces", user_id = 1 }
        let unit: () = chat_log!(info, "value");
        let closure = |user_id: u64| chat_log!(info, "closure", user_id);
        closure(2);
        match Some(3_u64) {
            Some(user_id) => chat_log!(info, "arm", user_id),
            None => chat_log!(info, "other arm"),
        }
        if let Some(user_id) = Some(4_u64) {
            chat_log!(info, "branch", user_id)
        } else {
            unit
        }
        for user_id in [5_u64] {
            chat_log!(info, "tail", user_id)
        }
    });
    assert_eq!(lines.len(), 7, "{lines:#?}");
}

fn generic<T, const N: usize>(value: &T, list: [u64; N]) -> impl fmt::Debug + use<T, N>
where
    T: fmt::Display,
{
    chat_log!(info, "generic", note = value.to_string(), scores = list, user_id = N);
    value.to_string()
}

struct Room<'a> {
    name: &'a str,
}

impl<'a> Room<'a> {
    const LIMIT: u64 = 9;

    fn join(self: Rc<Self>) -> &'a str {
        chat_log!(info, "method {note}", note = self.name, user_id = Self::LIMIT);
        self.name
    }
}

#[test]
fn generic_functions_and_methods() {
    let lines = captured(|| {
        generic(&7, [1, 2]);
        Rc::new(Room { name: "lobby" }).join();
    });
    assert!(lines[0].contains(r#""note":"7""#) && lines[0].contains(r#""user_id":2"#), "{lines:?}");
    assert!(lines[1].contains(r#""message":"method lobby""#) && lines[1].contains(r#""user_id":9"#), "{lines:?}");
}

#[test]
fn literals_take_the_type_of_their_field() {
    let (yes, n) = (true, 3_u32);
    let lines = captured(|| {
        chat_log!(info, "plain", user_id = 404, attempt = -1, ratio = 1.0, scores = vec![1, 2]);
        chat_log!(info, "wrapped", user_id = (5), attempt = Some(3), ratio = None, scores = [1, 2]);
        chat_log!(
            info,
            "chosen",
            user_id = if yes { 1 } else { 2 },
            attempt = match n {
                3 => -3,
                _ => 4,
            }
        );
        chat_log!(info, "computed", user_id = 60 * 60 + 1, attempt = { 5 }, ratio = -0.5 * 2.0, scores = &[1, 2]);
        chat_log!(info, "mixed", user_id = if yes { n } else { 0 }, scores = vec![u64::from(n), 1], attempt = 1 << 4);
        chat_log!(info, "last", user_id = &7, scores = [0; 2], attempt = if yes { Some(1) } else { None });
        chat_log!(info, "empty", scores = []);
    });
    assert!(lines[0].contains(r#""user_id":404,"attempt":-1,"ratio":1.0,"scores":[1,2]"#), "{lines:#?}");
    assert!(lines[1].contains(r#""user_id":5,"attempt":3,"scores":[1,2]"#), "{lines:#?}");
    assert!(lines[2].contains(r#""user_id":1,"attempt":-3"#), "{lines:#?}");
    assert!(lines[3].contains(r#""user_id":3601,"attempt":5,"ratio":-1.0,"scores":[1,2]"#), "{lines:#?}");
    assert!(lines[4].contains(r#""user_id":3,"scores":[3,1],"attempt":16"#), "{lines:#?}");
    assert!(lines[5].contains(r#""user_id":7,"scores":[0,0],"attempt":1"#), "{lines:#?}");
}

#[test]
fn values_are_evaluated_once_in_order_before_the_record() {
    let order = RefCell::new(Vec::new());
    let step = |name: &'static str| {
        order.borrow_mut().push(name);
        chat_log!(debug, "a value that logs");
        7_u64
    };
    let fail = |name| {
        step(name);
        fmt::Error
    };
    let lines = captured(|| {
        chat_log!(info, "{attempt} {user_id}", user_id = step("a"), error = fail("b"), attempt = step("c") as i64);
    });
    assert_eq!(order.take(), ["a", "b", "c"]);
    assert_eq!(lines.len(), 4, "{lines:#?}");
    assert!(lines[3].contains(r#""message":"7 7""#), "{lines:#?}");
}

#[test]
fn nothing_is_evaluated_below_the_level() {
    let evaluated = Cell::new(false);
    let touch = || {
        evaluated.set(true);
        7_u64
    };
    let captured = chat_log::testing::CaptureBuilder::new().level(Level::Info).start();
    chat_log!(debug, "off", user_id = touch());
    chat_log!(
        (Level::Trace),
        "off",
        user_id = touch(),
        error = {
            touch();
            fmt::Error
        }
    );
    assert!(captured.take().is_empty() && !evaluated.get());
}

#[test]
fn temporaries_live_through_the_call_and_nothing_is_moved() {
    let cell = RefCell::new(String::from("borrowed"));
    let (owned, error) = (String::from("owned"), std::io::Error::other("down"));
    let lines = captured(|| {
        chat_log!(info, "{note}", note = cell.borrow().as_str());
        chat_log!(info, "{note} {error}", error, note = owned.clone().as_str());
        chat_log!(info, "{note} {error}", note = owned, error);
    });
    assert!(
        lines[0].contains(r#""message":"borrowed""#) && lines[2].contains(r#""message":"owned down""#),
        "{lines:?}"
    );
    drop((cell, owned, error));
}

/// Forms that a wrapper can forward.
macro_rules! wrapper {
    (text $message:literal, $name:ident = $value:expr) => {
        chat_log!(info, $message, $name = $value)
    };
    (expression $message:expr; $value:expr) => {
        chat_log!(info, $message, user_id = $value, attempt = $value)
    };
    (level $level:ident, $($rest:tt)*) => {
        chat_log!($level, $($rest)*)
    };
    (computed $level:expr, $name:ident) => {
        chat_log!(($level), "computed {user_id}", $name)
    };
    (schema $($rest:tt)*) => {
        chat_log!(schema: $crate::LogSchema, $($rest)*)
    };
}

#[test]
fn fragments_of_other_macros_are_accepted() {
    let user_id = 7_u64;
    let lines = captured(|| {
        wrapper!(text "text {user_id}", user_id = 1 + 1);
        wrapper!(expression "expression {attempt}"; 3);
        wrapper!(expression "expression {attempt}"; if user_id == 7 { 4 } else { 5 });
        wrapper!(level warn, "level {user_id}", user_id);
        wrapper!(computed Level::Error, user_id);
        wrapper!(schema info, "schema {user_id}", user_id);
    });
    let messages = ["text 2", "expression 3", "expression 4", "level 7", "computed 7", "schema 7"];
    assert_eq!(lines.len(), messages.len());
    for (line, message) in lines.iter().zip(messages) {
        assert!(line.contains(message), "{line}");
    }
}

#[test]
fn errors_of_all_kinds() {
    fn generic<E: std::error::Error>(error: E) {
        chat_log!(error, "{error}", error);
    }
    let boxed: Box<dyn std::error::Error + Send + Sync> = "boxed".into();
    let local: Box<dyn std::error::Error> = "local".into();
    let plain = std::io::Error::other("plain");
    let dynamic: &dyn std::error::Error = &plain;
    let lines = captured(|| {
        chat_log!(error, "{error}", error = plain);
        chat_log!(error, "{error}", error = &plain);
        chat_log!(error, "{error}", error = dynamic);
        chat_log!(error, "{error}", error = boxed);
        chat_log!(error, "{error}", error = &boxed);
        chat_log!(error, "{error}", error = local);
        generic(fmt::Error);
    });
    let texts = ["plain", "plain", "plain", "boxed", "boxed", "local", "an error occurred"];
    for (line, text) in lines.iter().zip(texts) {
        assert!(line.contains(&format!(r#""message":"{text}"#)), "{line}");
    }
}

#[test]
fn awaiting_in_a_value_keeps_the_future_send() {
    async fn number(number: u64) -> Result<u64, fmt::Error> {
        Ok(number)
    }
    async fn log(note: &str) -> Result<(), fmt::Error> {
        chat_log!(info, "a", note, user_id = number(7).await?, scores = vec![number(8).await?, 9]);
        chat_log!(info, "b", error = fmt::Error, user_id = number(7).await?, note = note.to_owned());
        Ok(())
    }
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let lines = captured(|| {
        let future = std::pin::pin!(is_send(log("x")));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(future.poll(&mut context).is_ready());
    });
    assert_eq!(lines.len(), 2);
}
