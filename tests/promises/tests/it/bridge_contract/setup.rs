//! The logger with both bridges, installed once, and captures of a test's lines in each layout.

use chat_log::testing::{CaptureBuilder, CaptureGuard};
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_right, members};
use log::kv::Value as KvValue;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// One layout; no other test of this process logs meanwhile.
pub(super) struct Case {
    pub(super) layout: Layout,
    captured: CaptureGuard,
    _alone: MutexGuard<'static, ()>,
}

static ALONE: Mutex<()> = Mutex::new(());

/// Runs the test in `Layout::Flat` and in `Layout::Ecs`.
pub(super) fn each_layout(test: impl Fn(&Case)) {
    static INSTALLED: OnceLock<()> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        // A failing test must print its reason to stderr.
        let builder = chat_log::builder().filter("trace").panic_hook(false).writer(std::io::sink());
        builder.init().expect("the first logger");
    });
    for layout in [Layout::Flat, Layout::Ecs] {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let of_the_lines = match layout {
            Layout::Flat => chat_log::Layout::Flat,
            Layout::Ecs => chat_log::Layout::Ecs,
        };
        let capture = CaptureBuilder::new().layout(of_the_lines).service("chat").namespace("chat");
        test(&Case { layout, captured: capture.hash_key(b"0123456789abcdef0123").start(), _alone: alone });
    }
}

impl Case {
    /// Returns the lines since the last call, after checking them.
    pub(super) fn lines(&self) -> Vec<Members> {
        let lines = self.captured.take();
        assert_right(self.layout, &lines);
        lines.iter().map(|line| members(line)).collect()
    }

    /// Returns the only line since the last call.
    pub(super) fn line(&self) -> Members {
        let mut lines = self.lines();
        assert_eq!(lines.len(), 1, "{lines:#?}");
        lines.remove(0)
    }

    /// Returns the name of a declared field in this layout.
    pub(super) fn key(&self, name: &str) -> String {
        match (self.layout, name) {
            (Layout::Flat, name) => name.to_owned(),
            (Layout::Ecs, "user_id") => "user.id".to_owned(),
            (Layout::Ecs, name) => format!("chat.{name}"),
        }
    }
}

/// Logs a `log` record with names made at run time.
pub(super) fn log_pairs<'v>(pairs: &'v [(String, KvValue<'v>)], message: std::fmt::Arguments<'_>) {
    let pairs: Vec<(&str, &KvValue<'_>)> = pairs.iter().map(|(name, value)| (name.as_str(), value)).collect();
    let pairs = pairs.as_slice();
    let record = log::Record::builder()
        .level(log::Level::Info)
        .target("acme::billing")
        .module_path_static(Some("acme::billing"))
        .file_static(Some("src/billing.rs"))
        .line(Some(7))
        .args(message)
        .key_values(&pairs)
        .build();
    log::logger().log(&record);
}

/// Returns all members as one text, to search it for forbidden values.
pub(super) fn text(members: &Members) -> String {
    serde_json::Value::Object(members.clone()).to_string()
}

/// Returns the labels of a line, empty if it has none.
pub(super) fn labels(members: &Members) -> Members {
    members.get("labels").map(|labels| labels.as_object().expect("an object").clone()).unwrap_or_default()
}
