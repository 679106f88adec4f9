//! An event of `tracing` that goes to one output alone is written while its values are visited; one that goes to several is
//! copied first. Nobody can tell from the lines.

use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_right, members};
use chat_log_tests::program::Program;

/// The lines of the console, as they are; with an error file beside it every one of them goes to two outputs.
fn lines(layout: &str, folder: Option<&str>) -> Vec<String> {
    let program = Program::new(env!("CARGO_BIN_EXE_vary_events")).with("LOG_LAYOUT", layout);
    match folder {
        Some(folder) => program.with("USE_FILE_LOGGING", "true").with("LOG_DIR", folder).lines(),
        None => program.lines(),
    }
}

fn without_what_differs(line: &str) -> Members {
    let mut members = members(line);
    members.retain(|key, _| {
        !["timestamp", "@timestamp", "process", "process.pid", "thread", "process.thread.id"].contains(&key.as_str())
    });
    members
}

#[test]
fn a_line_is_the_same_whether_its_event_is_copied_or_not() {
    for (name, layout) in [("flat", Layout::Flat), ("ecs", Layout::Ecs)] {
        let folder = std::env::temp_dir().join(format!("chat-log-ways-{name}-{}", std::process::id()));
        let (short, copied) = (lines(name, None), lines(name, folder.to_str()));
        let _ = std::fs::remove_dir_all(&folder);
        assert_eq!(short.len(), copied.len());
        assert!(short.len() > 150, "{}", short.len());
        assert_right(layout, &short);
        for (short, copied) in short.iter().zip(&copied) {
            assert!(!short.contains("hunter2") || short.contains("as it is"), "{short}");
            assert_eq!(without_what_differs(short), without_what_differs(copied), "{short}");
            let keys = |line: &str| members(line).keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(short), keys(copied));
        }
    }
}
