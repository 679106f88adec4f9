//! A schema that declares built-in fields decides on their names, types and classes in all records of the library.

use chat_log::testing::CaptureGuard;
use chat_log::{chat_log, log_context, log_schema, statistics};
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_clean, capture, members, text};
use std::time::Duration;

#[log_schema(service = "chat", namespace = "chat")]
pub(crate) struct LogSchema {
    /// A text: no number fits.
    suppressed: String,
    /// A whole number of milliseconds.
    window_ms: u32,
    /// Milliseconds, classed as secret.
    #[log(pii = "mask")]
    elapsed_ms: f64,
}

fn lines(captured: &CaptureGuard, layout: Layout) -> Vec<Members> {
    let lines = captured.take();
    assert_clean(layout, &lines);
    lines.iter().map(|line| members(line)).collect()
}

#[test]
fn a_report_of_suppressed_events() {
    for (layout, prefix) in [(Layout::Flat, ""), (Layout::Ecs, "chat.")] {
        let refused = statistics().values_refused;
        let captured = capture(layout);
        for _ in 0..10 {
            chat_log!(limit: 3 per hour, info, "limited");
        }
        std::thread::sleep(Duration::from_millis(5));
        assert!(chat_log::flush(Duration::from_secs(1)));
        let lines = lines(&captured, layout);
        let report = lines.last().expect("a report");
        assert_eq!(text(report, "message"), Some("7 events suppressed (limit: 3 per hour): limited"));
        assert!(!report.contains_key(&format!("{prefix}suppressed")), "{report:?}");
        assert!(report[&format!("{prefix}window_ms")].as_u64().is_some_and(|window| window >= 5), "{report:?}");
        assert_eq!(statistics().values_refused - refused, 1);
    }
}

#[log_context(entry_exit)]
fn sleeps() {
    std::thread::sleep(Duration::from_millis(1));
}

#[test]
fn the_time_that_a_function_took() {
    let captured = capture(Layout::Ecs);
    sleeps();
    let lines = lines(&captured, Layout::Ecs);
    assert_eq!((lines.len(), text(&lines[1], "chat.elapsed_ms")), (2, Some("****")), "{lines:?}");
}
