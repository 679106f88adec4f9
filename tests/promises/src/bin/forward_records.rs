//! Forwards its records to the JSON layer of `tracing-subscriber`, which writes to stdout. `CASE` selects what it does.

pub use chat_log_tests::schema::LogSchema;

use chat_log::{Json, Tracing, chat_log, log_context};
use chat_log_tests::schema::{Place, Seat};
use std::error::Error;
use std::fmt;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt as layer};

fn main() -> ExitCode {
    let case = std::env::var("CASE").unwrap_or_default();
    let filter = EnvFilter::new(std::env::var("FILTER").unwrap_or_else(|_| "trace".to_owned()));
    let answers = (case == "answers").then_some(Answers);
    let ours = (case == "layer").then(chat_log::tracing_layer);
    tracing_subscriber::registry()
        .with(ours)
        .with(layer::layer().json().with_file(true).with_line_number(true))
        .with(answers)
        .with(filter)
        .init();
    let builder = chat_log::builder().tracing(Tracing::Forward).hash_key(*b"0123456789abcdef0123");
    let builder = match case.as_str() {
        "writer" => builder.writer(std::io::sink()),
        _ => builder,
    };
    if let Err(error) = builder.init() {
        write(&error.to_string());
        return ExitCode::FAILURE;
    }
    match case.as_str() {
        "contexts" => in_a_span(17),
        "errors" => errors(),
        "levels" => levels(),
        "foreign" | "layer" => foreign(),
        "many" => many(),
        "answers" => {
            chat_log!(info, "asked");
            chat_log!(info, "asked again");
        }
        _ => fields(),
    }
    write(&format!("lost: {}", chat_log::statistics().lines_lost));
    ExitCode::SUCCESS
}

fn fields() {
    let seat = Seat { number: 3, color: None };
    chat_log!(
        logger: "my_chat.websocket",
        warn,
        "{email} says \"{note}\"",
        user_id = 7_u64,
        email = "ada@example.org",
        phone = "+49 151 1234 5678",
        birthday = "1815-12-10",
        note = "a \u{202e}b\n\0c",
        remark = "password=hunter2",
        elapsed = Duration::from_micros(12_750),
        is_admin = true,
        delta = -4,
        wide = u128::MAX,
        ratio = f64::NAN,
        small = 0.1_f32,
        order_id = 9_007_199_254_740_993_u64,
        names = vec!["a".to_owned(), "b".to_owned()],
        place = Place { row: 1, label: "l".to_owned(), seat },
        payload = Json(serde_json::json!({"a": 1, "password": "hunter2"})),
        other = None::<&str>,
    );
}

#[tracing::instrument]
fn in_a_span(request: u64) {
    in_a_context(7, "jo@example.com");
}

#[log_context(user_id, email, note = "outer")]
fn in_a_context(user_id: u64, email: &str) {
    chat_log!(info, "sent by {user_id}");
    chat_log!(info, "its own", note = "inner");
}

#[derive(Debug)]
struct Outer(Inner);

#[derive(Debug)]
struct Inner;

impl fmt::Display for Outer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("can't reach postgres://ada:hunter2@db/chat")
    }
}

impl fmt::Display for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused token=s3cr3t")
    }
}

impl Error for Outer {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

impl Error for Inner {}

fn errors() {
    let error = Outer(Inner);
    chat_log!(error, "db failure: {error}", error);
    let _ = std::thread::spawn(|| panic!("no connection with password=hunter2")).join();
}

fn levels() {
    chat_log!(error, "an error");
    chat_log!(warn, "a warning");
    chat_log!(info, "an info");
    chat_log!(debug, "a debug");
    chat_log!(trace, "a trace");
    chat_log!(logger: "quiet", info, "of the quiet");
    chat_log!(logger: "quiet", error, "a quiet error");
}

fn foreign() {
    log::info!(target: "acme::client", email = "ada@example.org", answer = 42; "got {}", black_box("token=s3cr3t"));
    tracing::info!(email = "ada@example.org", "the program's own");
}

/// Logs with more targets than are distinguished, because a subscriber never forgets one.
fn many() {
    for number in 0..17_000 {
        log::info!(target: &format!("room{number}"), number, email = "ada@example.org"; "in a room");
    }
    chat_log!(info, "after them", user_id = 7_u64);
}

/// Logs each time that it receives an event.
struct Answers;

impl<S: tracing::Subscriber> Layer<S> for Answers {
    fn on_event(&self, _: &tracing::Event<'_>, _: Context<'_, S>) {
        chat_log!(info, "answered");
        log::info!("answered by {}", "log");
    }
}

#[expect(clippy::print_stderr, reason = "the test reads it")]
fn write(text: &str) {
    eprintln!("{text}");
}
