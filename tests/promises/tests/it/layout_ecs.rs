//! `Layout::Ecs`: the ecs-logging spec with dotted keys, with the expected line of each feature.

use chat_log::chat_log;
use chat_log_tests::checker::Layout;
use chat_log_tests::features;
use chat_log_tests::lines::{self, Members, assert_clean, members, text};
use chat_log_tests::program::Program;

fn logged(log: impl FnOnce()) -> Vec<String> {
    lines::logged(Layout::Ecs, log)
}

fn one(log: impl FnOnce()) -> Members {
    lines::one(Layout::Ecs, log)
}

#[test]
fn each_feature_is_written_as_expected() {
    features::assert_all(Layout::Ecs);
}

#[test]
fn the_core_fields_have_their_ecs_names() {
    let mut line = 0;
    let members = one(|| {
        line = line!() + 1;
        chat_log!(info, "sent");
    });
    assert_eq!(text(&members, "log.level"), Some("info"));
    assert_eq!(text(&members, "message"), Some("sent"));
    assert_eq!(text(&members, "log.logger"), Some("it.layout_ecs"));
    assert_eq!(text(&members, "log.origin.file.name"), Some(file!()));
    assert_eq!(members["log.origin.file.line"], line);
    assert_eq!(text(&members, "log.origin.function"), Some("the_core_fields_have_their_ecs_names"));
    assert_eq!(members["process.pid"], std::process::id());
    assert!(members["process.thread.id"].is_u64());
    assert_eq!(text(&members, "service.name"), Some("chat"));
    assert!(text(&members, "ecs.version").is_some_and(|version| version.split('.').count() == 3));
}

#[test]
fn levels_are_lower_case() {
    let lines = logged(|| {
        chat_log!(error, "1");
        chat_log!(warn, "2");
        chat_log!(info, "3");
        chat_log!(debug, "4");
        chat_log!(trace, "5");
    });
    assert_clean(Layout::Ecs, &lines);
    let lines: Vec<Members> = lines.iter().map(|line| members(line)).collect();
    let levels: Vec<_> = lines.iter().filter_map(|members| text(members, "log.level")).collect();
    assert_eq!(levels, ["error", "warn", "info", "debug", "trace"]);
}

#[test]
fn an_error_has_its_ecs_fields() {
    let error = std::io::Error::other("refused");
    let members = one(|| chat_log!(error, "cannot store: {error}", error));
    assert_eq!(text(&members, "message"), Some("cannot store: refused"));
    assert!(text(&members, "error.type").is_some_and(|name| name.ends_with("Error")), "{members:?}");
    assert_eq!(text(&members, "error.message"), Some("refused"));
}

#[test]
fn a_whole_process_writes_valid_lines() {
    let program = Program::new(env!("CARGO_BIN_EXE_log_features"))
        .with("LOG_LAYOUT", "ecs")
        .with("LOG_LEVEL", "trace,hyper=trace");
    let lines = program.lines();
    assert_clean(Layout::Ecs, &lines);
    let shown: Vec<Members> = lines.iter().map(|line| members(line)).collect();
    let find = |message: &str| shown.iter().find(|line| text(line, "message") == Some(message));
    let foreign = find("slow statement").expect("the record of `log`");
    assert_eq!((text(foreign, "log.logger"), text(foreign, "log.level")), (Some("sqlx.query"), Some("warn")));
    assert_eq!(foreign["chat.count"], 7);
    let event = find("request").expect("the event of `tracing`");
    assert_eq!(event["chat.room_name"], "lobby", "the context's field");
    assert!(find("last").is_some());
}
