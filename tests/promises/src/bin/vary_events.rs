//! Logs every kind of `tracing` error three times, since a call site caches after the first. With the argument `copied`, uses the
//! path of events that a rule could suppress.

use chat_log::{InitError, Level, chat_log, log_context, statistics};
use std::error::Error;
use std::fmt;
use std::io;
use tracing::field::Empty;
use tracing::{error, error_span};

pub use chat_log_tests::schema::LogSchema;

/// A value whose `Debug` panics or logs a record.
struct Odd(fn() -> &'static str);

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("shown ")?;
        f.write_str((self.0)())
    }
}

fn panics() -> &'static str {
    std::panic::panic_any("no text")
}

fn logs() -> &'static str {
    error!(count = 1, "from inside");
    chat_log!(error, "ours from inside");
    "after a record"
}

fn main() -> Result<(), InitError> {
    let builder = chat_log::builder().hash_key("a key of the tests, long enough").panic_hook(false);
    match std::env::args().nth(1).as_deref() {
        Some("copied") => builder.sample("nobody", 2).init()?,
        _ => builder.init()?,
    }
    std::panic::set_hook(Box::new(|_| {}));
    for round in 0..3_u32 {
        messages(round);
        declared(round);
        undeclared(round);
        odd(round);
        contexts(round);
    }
    chat_log!((Level::Error), "refused", count = statistics().values_refused);
    Ok(())
}

fn messages(round: u32) {
    error!("a literal");
    error!("a literal with \"quotes\" and größe");
    error!("round {round}");
    error!("round {}", if round == 1 { "password=hunter2" } else { "of peace" });
    error!("password={round}hunter2");
    error!(count = round, "{}", ["", "a", ""][round as usize % 3]);
    error!(count = round);
    error!(count = round, message = "behind a field");
    error!(message = "as a field", count = round);
    error!(message = round, count = round);
    error!(message = 1.0, count = round);
    error!(message = true);
    error!(message = %"shown", count = round);
    error!(summary = "instead of a message", count = round);
    error!(summary = "beside a message", "{}", ["", "a"][round as usize % 2]);
    error!("{}", "long ".repeat(4_000 * (round as usize % 2)));
    error!("{}", "m".repeat(600));
    error!(target: "elsewhere::entirely", count = round, "a target");
}

fn declared(round: u32) {
    error!(user_id = round, room_name = "lobby", is_admin = true, ratio = 0.5, count = u64::MAX, "plain");
    error!(user_id = 7_u64 << round, ratio = f64::NAN, small = 0.5_f32, delta = -3, wide = u128::MAX, "numbers");
    error!(user_id = -1, count = -7_i64, ratio = 3, delta = 9, letter = "ä", wide = i128::MIN, "of other types");
    error!(delta = i64::MIN, is_admin = round == 1, count = i64::MAX, user_id = 0_u8, "edges");
    error!(user_id = "17", is_admin = "true", peer_ip = %"10.0.0.1", event_type = "db_error", took = ?"x", "texts");
    error!(user_id = Empty, room_name = Option::<&str>::None, count = Some(round), "absent");
    error!(email = "john@example.com", phone = "+49 170 1234567", birthday = "1990-01-01", "classes");
    error!(email = round, phone = true, birthday = 0.5, "classes of other types");
    error!(remark = "see password=hunter2", note = "password=hunter2, too", order_id = round, "free text");
    error!(room_name = "line\nfeed \"quoted\" \u{7f}", note = %"shown", other = ?"debug", "escapes");
    error!(room_name = %"x".repeat(20_000), count = round, "too long");
    error!(payload = "{}", names = ?["a"], place = "somewhere", "of types without a text");
}

fn undeclared(round: u32) {
    error!(query = "select 1", rows = round, ok = true, cost = 1.5, big = u128::MAX, "labels");
    error!(query = "password=hunter2", url = "https://u:hunter2@example.com/?token=hunter2", "scrubbed labels");
    error!(body = b"password=hunter2".as_slice(), raw = b"\xc0\xff\xee".as_slice(), "bytes");
    error!(password = "hunter2", token = round, authorization = ?"Bearer hunter2", cookie = true, "refused");
    error!(key = "api_token", value = "hunter2", "the value of a name");
    error!(level = "x", timestamp = 1, "log.level" = "y", "a.b" = 1, "a_b" = 2, "names that are taken");
    error!(user_id = 1, query = %"q", room_name = "lobby", rows = 3, count = round, "mixed");
    let error = io::Error::other("refused with password=hunter2");
    error!(error = &error as &dyn Error, count = round, "an error");
    error!(error = &error as &dyn Error, cause = &error as &dyn Error, room_name = "lobby", "two errors");
    error!(token = &error as &dyn Error, "a refused error");
    error!(message = &error as &dyn Error, "an error and a message");
    error!(message = &error as &dyn Error, count = round);
}

fn odd(round: u32) {
    error!(count = round, "{}", Odd(panics));
    error!(count = round, note = %Odd(panics), query = %Odd(panics), "values that panic");
    error!(count = round, "{}", Odd(logs));
    error!(count = round, note = %Odd(logs), query = %Odd(logs), "values that log");
}

#[log_context(room_name = "of the context", count = 100)]
fn in_context(round: u32) {
    error!("inherits");
    error!(user_id = round, "inherits beside its own");
    error!(room_name = "its own", "wins");
    error!(room_name = Option::<&str>::None, "inherits what it lacks");
    error!(room_name = 3.5, "inherits beside a misfit");
}

fn contexts(round: u32) {
    in_context(round);
    let span = error_span!("span", user_id = round, query = "of the span", note = Empty);
    span.in_scope(|| {
        error!("inherits");
        error!(query = "its own", rows = 1, "has labels of both");
        span.record("note", "late");
        error!("inherits what came late");
        error!(query = "its own", "has a label of its own");
        error!(note = "its own", "wins");
        error!(parent: None, "stands alone");
        in_context(round);
    });
    error!(parent: &span, count = round, "of the span, outside of it");
    let bare = error_span!("bare", user_id = round, late = Empty);
    bare.in_scope(|| {
        error!("in a span without labels");
        bare.record("late", "a label");
        error!("in a span with a late one");
        chat_log!(error, "ours in a span with a late one");
    });
}
