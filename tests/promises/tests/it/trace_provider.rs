//! A misbehaving trace provider costs its ids, never the record or the program.

use chat_log::testing::capture;
use chat_log::{TraceIds, TraceProvider, chat_log};
use std::cell::Cell;

thread_local! {
    static PANICS: Cell<bool> = const { Cell::new(false) };
}

struct Talkative;

impl TraceProvider for Talkative {
    fn current(&self) -> Option<TraceIds> {
        chat_log!(debug, "asked");
        if PANICS.get() {
            panic!("on purpose");
        }
        TraceIds::new([1; 16], [2; 8])
    }
}

#[test]
fn it_may_log_and_panic() {
    let builder = chat_log::builder().trace_provider(Talkative).writer(std::io::sink());
    builder.init().expect("nobody else installs in this process");
    let captured = capture();
    for panics in [false, true, false] {
        PANICS.set(panics);
        chat_log!(info, "said");
    }
    let lines: Vec<_> = captured.take().iter().map(|line| chat_log_tests::lines::members(line)).collect();
    let seen: Vec<_> = lines.iter().map(|line| (line["message"].as_str(), line.contains_key("trace.id"))).collect();
    let (asked, said) = (Some("asked"), Some("said"));
    let expected = [(asked, false), (said, true), (asked, false), (Some("panic: on purpose"), false), (said, false)];
    assert_eq!(seen[..5], expected);
    assert_eq!(seen[5..], [(asked, false), (said, true)]);
}
