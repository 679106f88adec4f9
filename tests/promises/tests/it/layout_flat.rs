//! `Layout::Flat`: the core fields in their order, then the context's, then the call's, with the expected line of each feature.

use chat_log::{Level, chat_log, log_context};
use chat_log_tests::checker::Layout;
use chat_log_tests::features;
use chat_log_tests::lines::{self, Members, assert_clean, members, text};
use chat_log_tests::program::Program;
use std::error::Error;
use std::fmt;

fn logged(log: impl FnOnce()) -> Vec<String> {
    lines::logged(Layout::Flat, log)
}

fn one(log: impl FnOnce()) -> Members {
    lines::one(Layout::Flat, log)
}

#[test]
fn each_feature_is_written_as_expected() {
    features::assert_all(Layout::Flat);
}

mod views {
    pub(super) mod inner {
        use crate::LogSchema;

        pub(crate) fn send() -> u32 {
            chat_log::chat_log!(schema: LogSchema, info, "sent");
            line!() - 1
        }
    }
}

#[test]
fn a_line_names_its_source() {
    let mut line = 0;
    let members = one(|| line = views::inner::send());
    assert_eq!(text(&members, "logger"), Some("it.layout_flat.views.inner"));
    assert_eq!(text(&members, "module"), Some("inner"));
    assert_eq!(text(&members, "pathname"), Some(file!()));
    assert_eq!(text(&members, "funcName"), Some("send"));
    assert_eq!(text(&members, "message"), Some("sent"));
    assert_eq!(text(&members, "service"), Some("chat"));
    assert_eq!(members["lineno"], line);
    assert_eq!(members["process"], std::process::id());
}

#[test]
#[cfg(target_os = "linux")]
fn the_thread_is_the_id_of_the_system() {
    let id = || std::fs::read_link("/proc/thread-self").expect("procfs");
    let other = std::thread::spawn(move || (id(), one(|| chat_log!(info, "there"))["thread"].clone()));
    let here = (id(), one(|| chat_log!(info, "here"))["thread"].clone());
    for (path, thread) in [here, other.join().expect("no panic")] {
        assert!(path.ends_with(thread.to_string()), "{path:?}, {thread}");
    }
}

#[test]
fn a_call_can_set_its_logger() {
    let members = one(|| chat_log!(logger: "my_chat.websocket", info, "named"));
    assert_eq!(text(&members, "logger"), Some("my_chat.websocket"));
}

#[test]
fn levels_have_their_names() {
    let lines = logged(|| {
        chat_log!(error, "1");
        chat_log!(warn, "2");
        chat_log!(info, "3");
        chat_log!(debug, "4");
        chat_log!(trace, "5");
        chat_log!((Level::Warn), "6");
    });
    assert_clean(Layout::Flat, &lines);
    let lines: Vec<Members> = lines.iter().map(|line| members(line)).collect();
    let levels: Vec<_> = lines.iter().filter_map(|members| text(members, "level")).collect();
    assert_eq!(levels, ["ERROR", "WARNING", "INFO", "DEBUG", "TRACE", "WARNING"]);
}

#[derive(Debug)]
struct Failed(Option<Box<Failed>>, &'static str);

impl fmt::Display for Failed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.1)
    }
}

impl Error for Failed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.as_deref().map(|source| source as _)
    }
}

#[test]
fn an_error_has_fields_of_its_own() {
    let error = Failed(Some(Box::new(Failed(Some(Box::new(Failed(None, "refused"))), "no connection"))), "db failure");
    let members = one(|| chat_log!(error, "cannot store: {error}", error, count = 1));
    assert_eq!(text(&members, "message"), Some("cannot store: db failure"));
    assert!(text(&members, "exc_type").is_some_and(|name| name.ends_with("Failed")), "{members:?}");
    assert_eq!(text(&members, "exc_message"), Some("db failure"));
    assert_eq!(members["exc_chain"], serde_json::json!(["no connection", "refused"]));
    assert_eq!(members["count"], 1);
}

#[test]
fn a_boxed_error_is_an_error() {
    let error: Box<dyn Error + Send + Sync> = "broken".into();
    assert_eq!(text(&one(|| chat_log!(warn, "boxed", error)), "exc_message"), Some("broken"));
}

#[test]
fn a_mask_shows_the_end_only() {
    let shown = one(|| chat_log!(info, "call {phone}", phone = "+49 170 1234567"));
    let (phone, message) = (text(&shown, "phone"), text(&shown, "message"));
    assert!(phone.is_some_and(|phone| phone.ends_with("4567") && !phone.contains("123")), "{shown:?}");
    assert_eq!(message, phone.map(|phone| format!("call {phone}")).as_deref());
}

#[log_context(room_name)]
fn holes(room_name: &str) {
    chat_log!(info, "{{{count}}} of {user_id} in {room_name}: {note}", count = 3, user_id = 7, note = "a\nb{c}");
}

#[test]
fn placeholders_show_the_values() {
    let members = one(|| holes("lobby"));
    assert_eq!(text(&members, "message"), Some("{3} of 7 in lobby: a\nb{c}"));
}

#[test]
fn a_whole_process_writes_valid_lines() {
    let program = Program::new(env!("CARGO_BIN_EXE_log_features"))
        .with("LOG_LAYOUT", "flat")
        .with("LOG_LEVEL", "trace,hyper=trace");
    let lines = program.lines();
    assert_clean(Layout::Flat, &lines);
    let shown: Vec<Members> = lines.iter().map(|line| members(line)).collect();
    let find = |message: &str| shown.iter().find(|line| text(line, "message") == Some(message));
    let foreign = find("slow statement").expect("the record of `log`");
    assert_eq!((text(foreign, "logger"), text(foreign, "level")), (Some("sqlx.query"), Some("WARNING")));
    assert_eq!(foreign["count"], 7);
    assert_eq!(foreign["labels"]["odd_name"], "1.5");
    let event = find("request").expect("the event of `tracing`");
    assert_eq!((text(event, "logger"), text(event, "level")), (Some("hyper.proto"), Some("DEBUG")));
    assert_eq!(event["room_name"], "lobby", "the context's field");
    assert!(
        shown.iter().any(|line| text(line, "message").is_some_and(|text| text.contains("on purpose"))),
        "the panic"
    );
    assert!(find("last").is_some());
}
