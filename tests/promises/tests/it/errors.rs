//! Errors are logged with their type, text, whole chain and backtrace.

use chat_log::{chat_log, testing};
use chat_log_tests::errors::Unfounded;
use serde_json::Value;
use std::error::Error;
use std::fmt;
use std::process::Command;
use std::sync::Arc;

/// A link of a chain, caused by the next.
#[derive(Debug)]
struct Link(u32, Option<Box<Link>>);

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "link {}", self.0)
    }
}

impl Error for Link {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.1.as_deref().map(|link| link as _)
    }
}

fn links(count: u32) -> Link {
    (0..count).rev().fold(Link(count, None), |link, number| Link(number, Some(Box::new(link))))
}

/// An error that is its own source.
#[derive(Debug)]
struct Ouroboros;

impl fmt::Display for Ouroboros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("again")
    }
}

impl Error for Ouroboros {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self)
    }
}

fn line(log: impl FnOnce()) -> Value {
    let captured = testing::capture();
    log();
    serde_json::from_str(&captured.lines()[0]).expect("JSON")
}

#[test]
fn a_cause_that_panics_loses_only_itself() {
    let line = line(|| chat_log!(error, "x", error = Unfounded));
    assert_eq!((&line["exc_message"], line.get("exc_chain")), (&"unfounded".into(), None));
}

#[test]
fn a_chain_keeps_its_order() {
    let line = line(|| chat_log!(error, "x", error = links(3)));
    assert_eq!((&line["exc_type"], &line["exc_message"]), (&"it::errors::Link".into(), &"link 0".into()));
    assert_eq!(line["exc_chain"], serde_json::json!(["link 1", "link 2", "link 3"]));
}

#[test]
fn a_cyclic_chain_is_bounded() {
    for line in [line(|| chat_log!(error, "x", error = links(100))), line(|| chat_log!(error, "x", error = Ouroboros))]
    {
        assert_eq!(line["exc_chain"].as_array().map(Vec::len), Some(16));
    }
}

#[test]
fn errors_come_in_many_forms() {
    fn generic<E: Error>(error: &E) {
        chat_log!(error, "x", error);
    }
    let plain: &dyn Error = &Ouroboros;
    let boxed: Box<dyn Error> = "text".into();
    let shared: Arc<dyn Error + Send + Sync> = Arc::new(Ouroboros);
    let (mut borrowed, nested) = (links(0), &&links(0));
    let expected = [
        (line(|| generic(&Ouroboros)), "it::errors::Ouroboros", "again"),
        (line(|| chat_log!(error, "x", error = plain)), "dyn core::error::Error", "again"),
        (line(|| chat_log!(error, "x", error = boxed)), "dyn core::error::Error", "text"),
        (line(|| chat_log!(error, "x", error = &boxed)), "dyn core::error::Error", "text"),
        (line(|| chat_log!(error, "x", error = *boxed)), "dyn core::error::Error", "text"),
        (
            line(|| chat_log!(error, "x", error = shared)),
            "alloc::sync::Arc<dyn core::error::Error + core::marker::Send + core::marker::Sync>",
            "again",
        ),
        (line(|| chat_log!(error, "x", error = &mut borrowed)), "it::errors::Link", "link 0"),
        (line(|| chat_log!(error, "x", error = nested)), "it::errors::Link", "link 0"),
        (
            line(|| chat_log!(warn, "x", error = "7x".parse::<u8>().expect_err("no number"))),
            "core::num::error::ParseIntError",
            "invalid digit found in string",
        ),
    ];
    for (line, type_name, message) in expected {
        assert_eq!((&line["exc_type"], &line["exc_message"]), (&type_name.into(), &message.into()));
    }
}

/// Runs the calling test again, in a process with backtraces enabled.
fn with_backtraces(test: &str) -> bool {
    if std::env::var_os("CHAT_LOG_TEST_CHILD").is_some() {
        return true;
    }
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    let command = command.args(["--exact", test]).env("RUST_BACKTRACE", "1").env("CHAT_LOG_TEST_CHILD", "1");
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    false
}

#[test]
fn a_stack_trace_is_written_if_the_environment_enables_it() {
    if with_backtraces("errors::a_stack_trace_is_written_if_the_environment_enables_it") {
        let line = line(|| chat_log!(error, "x", error = Ouroboros));
        let trace = line["exc_info"].as_str().expect("a stack trace");
        assert!(trace.contains("errors::a_stack_trace_is_written"), "{trace}");
        assert!(!trace.contains("chat_log::") && !trace.contains(" at /"), "{trace}");
    }
}

#[test]
fn an_error_with_its_own_stack_trace_shows_it() {
    #[inline(never)]
    fn deep_in_the_database() -> anyhow::Error {
        anyhow::anyhow!("disk full")
    }
    if with_backtraces("errors::an_error_with_its_own_stack_trace_shows_it") {
        let error = deep_in_the_database();
        let line = line(|| chat_log!(error, "x", error));
        let trace = line["exc_info"].as_str().expect("a stack trace");
        assert!(trace.contains("deep_in_the_database at "), "{trace}");
    }
}

/// A path below a regular file, which cannot exist.
const IMPOSSIBLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml/folder");

fn tells_the_reason_once<E: Error + Send + Sync + 'static>(fail: impl Fn() -> E) {
    let reason = "Not a directory (os error 20)";
    let once = |told: &str| assert_eq!(told.matches(reason).count(), 1, "{told}");
    once(&fail().to_string());
    let line = line(|| chat_log!(error, "failed", error = fail()));
    once(&format!("{} {}", line["exc_message"], line["exc_chain"]));
    once(&format!("{:#}", anyhow::Error::new(fail())));
    once(&format!("{:#}", eyre::Report::new(fail())));
}

#[test]
fn errors_of_this_library_state_their_reason_once() {
    use chat_log::export::Export;
    use chat_log::lock::{Lock, Mode};

    let builder = || chat_log::builder().file_logging(true).directory(IMPOSSIBLE).panic_hook(false);
    tells_the_reason_once(|| builder().init().expect_err("no such directory"));
    tells_the_reason_once(|| chat_log::builder().filter_file(IMPOSSIBLE).init().expect_err("no such file"));
    tells_the_reason_once(|| Export::linked().expect("a schema").write_all(IMPOSSIBLE).expect_err("no such directory"));
    let lock = Lock::linked().expect("a schema");
    tells_the_reason_once(|| lock.hold(IMPOSSIBLE, Mode::Update).expect_err("no such directory"));
}
