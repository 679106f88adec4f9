//! Events of `tracing` are written while their values are visited, or copied first if a rule could suppress them. The
//! lines are equal.

use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_right, members};
use chat_log_tests::program::Program;

fn program(layout: &str) -> Program {
    Program::new(env!("CARGO_BIN_EXE_vary_events")).with("LOG_LAYOUT", layout)
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
        let (short, copied) = (program(name).lines(), program(name).argument("copied").lines());
        assert_eq!(short.len(), copied.len());
        assert!(short.len() > 150, "{}", short.len());
        assert_right(layout, &short);
        for (short, copied) in short.iter().zip(&copied) {
            assert!(!short.contains("hunter2"), "{short}");
            assert_eq!(without_what_differs(short), without_what_differs(copied), "{short}");
            let keys = |line: &str| members(line).keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(short), keys(copied));
        }
    }
}

#[test]
fn the_files_have_the_same_lines_as_the_console() {
    for (name, environment) in [("flat", "production"), ("ecs", "production"), ("flat", "development")] {
        let folder = std::env::temp_dir().join(format!("chat-log-ways-{name}-{environment}-{}", std::process::id()));
        let program = program(name).with("ENVIRONMENT", environment).with("USE_FILE_LOGGING", "true");
        let console = program.with("LOG_DIR", folder.to_str().expect("UTF-8")).lines();
        for file in ["chat.error.log", "chat.log"] {
            let lines = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
            let is_there = file == "chat.error.log" || environment == "development";
            let is_right = lines.lines().eq(console.iter().map(String::as_str));
            assert_eq!(is_right, is_there, "{name} {environment} {file}");
        }
        let _ = std::fs::remove_dir_all(&folder);
    }
}
