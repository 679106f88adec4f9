//! A program that already has a logger of `log` or a subscriber of `tracing`: `init()` fails, the builder can leave either
//! alone, and no record is written twice.

use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_clean, members, text};
use chat_log_tests::program::Program;

const LOG_TAKEN: &str = "the `log` crate already has a logger: set up chat_log first, or disable the bridge with `builder().bridge_log(false)`";
const TRACING_TAKEN: &str = "the `tracing` crate already has a subscriber: set up chat_log first, or disable the bridge with `builder().tracing(Tracing::Ignore)`";

struct Ran {
    ours: Vec<Members>,
    /// The error of `init()`.
    refusal: String,
    /// Messages that reached the program's own logger or subscriber.
    theirs: Vec<String>,
}

fn run(has: &str, leaves: &str) -> Ran {
    let program = Program::new(env!("CARGO_BIN_EXE_share_facades")).with("HAS", has).with("LEAVES", leaves);
    let program = program.with("LOG_HASH_KEY", "0123456789abcdef");
    let output = program.run();
    let [ours, said] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    assert_clean(Layout::Flat, &ours.lines().collect::<Vec<_>>());
    let mut said = said.lines();
    let refusal = said.next().unwrap_or_default().to_owned();
    let theirs = said.map(|line| match line.strip_prefix("own logger: ") {
        Some(message) => message.to_owned(),
        None => members(line)["fields"]["message"].as_str().expect("a message").to_owned(),
    });
    Ran { refusal, theirs: theirs.collect(), ours: ours.lines().map(members).collect() }
}

impl Ran {
    fn messages(&self) -> Vec<&str> {
        let messages = self.ours.iter().filter_map(|line| text(line, "message"));
        messages.filter(|message| !message.starts_with("log levels changed")).collect()
    }

    fn line(&self, message: &str) -> &Members {
        self.ours.iter().find(|line| text(line, "message") == Some(message)).expect("a line")
    }
}

#[test]
fn a_logger_of_the_program_stays() {
    let ran = run("logger", "log");
    assert_eq!(ran.refusal, LOG_TAKEN);
    assert_eq!(ran.messages(), ["of ours", "of tracing"]);
    // At the level that the program set, independent of ours.
    assert_eq!(ran.theirs, ["of log", "failed: token=hunter2"]);
    assert_eq!(
        (&ran.line("of tracing")["count"], &ran.line("of tracing")["labels"]["door"]),
        (&2.into(), &"front".into())
    );
}

#[test]
fn a_subscriber_of_the_program_stays() {
    let ran = run("subscriber", "tracing");
    assert_eq!(ran.refusal, TRACING_TAKEN);
    // The first, failed installation took nothing, so `log` is still free.
    assert_eq!(ran.messages(), ["of ours", "of log", "a later debug record of log", "failed: token=[REDACTED]"]);
    assert_eq!(ran.theirs, ["of tracing"]);
}

#[test]
fn both_are_left_alone() {
    let ran = run("logger subscriber", "both");
    assert_eq!(ran.refusal, TRACING_TAKEN);
    assert_eq!(ran.messages(), ["of ours"]);
    assert_eq!(ran.theirs, ["of log", "of tracing", "failed: token=hunter2"]);
}

/// Records of `log` then arrive once, through `tracing`, with their own source.
#[test]
fn records_through_log_tracer_are_written_once() {
    let all = ["of ours", "of log", "of tracing", "a later debug record of log", "failed: token=[REDACTED]"];
    // With our subscriber.
    let ran = run("tracer", "log");
    assert_eq!((ran.refusal.as_str(), ran.messages()), (LOG_TAKEN, all.to_vec()));
    assert_eq!(ran.theirs, [""; 0]);
    let source = |line: &Members| {
        let number = line["lineno"].as_u64().expect("a number") as usize;
        let place =
            include_str!("../../src/bin/share_facades.rs").lines().nth(number - 1).expect("a line of the program");
        assert!(place.contains("log::info!"), "{place}");
        ["logger", "module", "pathname"].map(|key| text(line, key).expect("a text").to_owned())
    };
    let place = ["acme.client", "share_facades", "tests/promises/src/bin/share_facades.rs"];
    assert_eq!(source(ran.line("of log")), place);

    // With the program's subscriber, which has our layer and another one without levels.
    let ran = run("tracer layer", "both");
    assert_eq!((ran.refusal.as_str(), ran.messages()), (TRACING_TAKEN, all.to_vec()));
    assert_eq!(source(ran.line("of log")), place);
    let theirs =
        ["of log", "a debug record of log", "of tracing", "a later debug record of log", "failed: token=hunter2"];
    assert_eq!(ran.theirs, theirs);
}

#[test]
fn our_layer_beside_our_log_bridge_writes_nothing_twice() {
    let ran = run("layer", "tracing");
    assert_eq!(ran.refusal, TRACING_TAKEN);
    let all = ["of ours", "of log", "of tracing", "a later debug record of log", "failed: token=[REDACTED]"];
    assert_eq!(ran.messages(), all);
    assert_eq!(ran.theirs, ["of tracing"]);
}
