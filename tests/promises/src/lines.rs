//! Checked lines and their members.

use crate::checker::{Checker, Layout, Report};
use chat_log::testing::{CaptureBuilder, CaptureGuard};
use serde_json::{Map, Value};
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

/// The members of a line.
pub type Members = Map<String, Value>;

/// Captures this thread's lines as the service `chat` would write them, the service of the tests' schemas.
pub fn capture(layout: Layout) -> CaptureGuard {
    let layout = match layout {
        Layout::Flat => chat_log::Layout::Flat,
        Layout::Ecs => chat_log::Layout::Ecs,
    };
    CaptureBuilder::new().layout(layout).service("chat").namespace("chat").start()
}

/// Returns the lines that `log` writes on this thread.
pub fn logged(layout: Layout, log: impl FnOnce()) -> Vec<String> {
    let captured = capture(layout);
    log();
    captured.lines()
}

/// Returns the one line that `log` writes on this thread.
///
/// # Panics
/// If it is not one line, or the line violates a rule.
pub fn one_line(layout: Layout, log: impl FnOnce()) -> String {
    let mut lines = logged(layout, log);
    assert_right(layout, &lines);
    assert_eq!(lines.len(), 1, "{lines:#?}");
    lines.remove(0)
}

/// Returns the members of [`one_line`].
///
/// # Panics
/// If it is not one line, or the line violates a rule.
pub fn one(layout: Layout, log: impl FnOnce()) -> Members {
    members(&one_line(layout, log))
}

/// Returns the report on lines without their LF. `payload` is the field that the tests declare as JSON.
pub fn report(layout: Layout, lines: &[impl AsRef<str>]) -> Report {
    let stream: String = lines.iter().flat_map(|line| [line.as_ref(), "\n"]).collect();
    Checker::new(layout).flattened(&["payload", "chat.payload"]).check_stream(stream.as_bytes())
}

/// Asserts that the lines violate no rule.
///
/// # Panics
/// With the report, if there is any finding.
pub fn assert_clean(layout: Layout, lines: &[impl AsRef<str>]) {
    let report = report(layout, lines);
    assert!(report.findings.is_empty(), "{report}");
}

/// Asserts that there are no errors: for values that cause a warning, such as a string with a zero byte.
///
/// # Panics
/// With the report, if a finding is an error.
pub fn assert_right(layout: Layout, lines: &[impl AsRef<str>]) {
    let report = report(layout, lines);
    assert!(!report.has_errors(), "{report}");
}

/// Returns the members of a line.
///
/// # Panics
/// If the line is not a JSON object.
pub fn members(line: &str) -> Members {
    match serde_json::from_str(line) {
        Ok(Value::Object(members)) => members,
        other => panic!("{other:?}: {line}"),
    }
}

/// Returns a string member, `None` if it is absent.
///
/// # Panics
/// If it is present and not a string.
pub fn text<'m>(members: &'m Members, key: &str) -> Option<&'m str> {
    members.get(key).map(|value| value.as_str().unwrap_or_else(|| panic!("`{key}` is {value}")))
}

/// A writer for the builder that keeps everything written to it.
#[derive(Clone, Debug, Default)]
pub struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic while it is held").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Written {
    /// Returns everything written so far.
    ///
    /// # Panics
    /// If it is not UTF-8.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("no panic while it is held").clone()).expect("UTF-8")
    }

    /// Returns the lines so far, which must not violate any rule.
    ///
    /// # Panics
    /// If one does.
    #[must_use]
    pub fn clean(&self, layout: Layout) -> Vec<Members> {
        let text = self.text();
        let lines: Vec<&str> = text.lines().collect();
        assert_clean(layout, &lines);
        lines.into_iter().map(members).collect()
    }
}
