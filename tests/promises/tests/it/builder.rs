//! Code overrides the environment, and errors name invalid settings.

use chat_log::{Environment, Layout, Level};
use chat_log_tests::lines::{Members, members, text};
use chat_log_tests::program::Program;

struct Ran {
    stdout: String,
    stderr: String,
    success: bool,
}

fn run(mode: &str) -> Ran {
    let program = Program::new(env!("CARGO_BIN_EXE_build_logger")).with("LOG_LEVEL", "info").with("LOG_SERVICE", "env");
    let output = program.into_command().arg(mode).output().expect("the program starts");
    let [stdout, stderr] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    Ran { stdout, stderr, success: output.status.success() }
}

fn lines(mode: &str) -> Vec<Members> {
    let ran = run(mode);
    assert!(ran.success && ran.stderr.is_empty(), "{}", ran.stderr);
    ran.stdout.lines().map(members).collect()
}

#[test]
fn the_key_of_the_timestamp() {
    for line in lines("timestamp") {
        assert_eq!(line.keys().next().map(String::as_str), Some("@timestamp"));
    }
}

#[test]
fn levels_layout_and_service() {
    assert_eq!(lines("").len(), 5);
    assert_eq!(lines("level").len(), 8);
    assert_eq!(lines("aliases").len(), 8);
    let line = &lines("ecs")[0];
    assert_eq!((text(line, "service.name"), text(line, "log.level")), (Some("code"), Some("error")));
    assert_eq!(text(&lines("")[0], "service"), Some("env"));
}

#[test]
fn words_of_settings_parse_and_display_alike() {
    for layout in [Layout::Flat, Layout::Ecs, Layout::Pretty] {
        assert_eq!(layout.to_string().to_uppercase().parse(), Ok(layout));
    }
    for environment in [Environment::Production, Environment::Development, Environment::Test] {
        assert_eq!(environment.to_string().to_uppercase().parse(), Ok(environment));
    }
    let refusals = [
        "xml".parse::<Layout>().expect_err("not a layout").to_string(),
        "staging".parse::<Environment>().expect_err("not an environment").to_string(),
        "loud".parse::<Level>().expect_err("not a level").to_string(),
    ];
    let expected = [
        "unknown layout: expected `flat`, `ecs` or `pretty`",
        "unknown environment: expected `production`, `development` or `test`",
        "unknown level: expected `error`, `warn`, `info`, `debug` or `trace`",
    ];
    assert_eq!(refusals, expected);
}

#[test]
fn no_key_is_shown_by_debug() {
    let key = "0123456789abcdef";
    let bytes = format!("{:?}", key.as_bytes());
    let capture = chat_log::testing::CaptureBuilder::new().hash_key(key.as_bytes());
    for shown in [format!("{:?}", chat_log::builder().hash_key(key)), format!("{capture:?}")] {
        assert!(!shown.contains(key) && !shown.contains(&bytes[1..bytes.len() - 1]), "{shown}");
    }
}

#[test]
fn errors_by_their_type_only() {
    let lines = lines("type only");
    assert_eq!((text(&lines[0], "message"), text(&lines[0], "exc_type")), (Some("panic"), Some("panic")));
    assert_eq!(text(&lines[1], "exc_type"), Some("std::io::error::Error"));
    assert_eq!(text(&lines[1], "message"), Some("it failed: "));
    let of_others = lines.iter().filter(|line| text(line, "message").is_some_and(|said| said == "two errors"));
    assert!(of_others.map(|line| text(line, "exc_type")).eq([Some("dyn core::error::Error"); 2]), "{lines:?}");
    for line in lines {
        assert!(!line.values().any(|value| value.to_string().contains("jane")), "{line:?}");
    }
}

#[test]
fn omitted_values_are_counted() {
    let lines = lines("");
    assert_eq!(lines[4]["count"], 3);
    assert!(!lines[0].contains_key("ratio"));
}

#[test]
fn a_refusal_names_the_setting_and_what_is_expected() {
    for (mode, refusal) in [
        (
            "bad level",
            "invalid value `loud` for `Builder::filter`: expected `error`, `warn`, `info`, `debug`, `trace` or `off`, alone or as `logger=level` for a logger and all below it, separated by commas\n",
        ),
        (
            "bad timestamp",
            "invalid value `a\"b` for `Builder::timestamp_key`: expected 1 to 64 letters, digits, `@`, `_` and `.`\n",
        ),
    ] {
        let ran = run(mode);
        assert_eq!((ran.stderr.as_str(), ran.stdout.as_str(), ran.success), (refusal, "", false));
    }
}

/// The schemas are linked, so the clash is found without registration.
#[test]
fn one_name_with_two_types_is_refused_with_both_places() {
    let output = Program::new(env!("CARGO_BIN_EXE_clash_schemas")).into_command().output().expect("the program starts");
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    let start = "field `user_id` is declared with two types (";
    assert!(!output.status.success() && output.stdout.is_empty() && stderr.starts_with(start), "{stderr}");
    for place in [
        "chat_log_tests::schema::LogSchema (tests/promises/src/schema.rs:",
        "clash_schemas::other::LogSchema (tests/promises/src/bin/clash_schemas.rs:",
    ] {
        assert!(stderr.contains(place), "{stderr}");
    }
}

/// For targets without link-time registration. The schema is already known here, which is not a clash.
#[test]
fn a_schema_may_be_passed_to_the_builder() {
    assert_eq!(lines("schema").len(), 5);
}

#[test]
fn lines_may_go_to_stderr() {
    let ran = run("stderr");
    assert!(ran.success && ran.stdout.is_empty());
    assert_eq!(ran.stderr.lines().count(), 5);
}

/// The fourth line succeeds but the report fails, so the report follows the next line.
#[test]
fn a_failing_writer_is_reported_once_when_it_works_again() {
    let lines = lines("moody");
    let messages: Vec<_> = lines.iter().filter_map(|line| text(line, "message")).collect();
    let failed = "it failed: row (7, 'jane')";
    let report = "2 log lines were lost while their writer failed";
    assert_eq!(messages, [failed, "works again", "counted", report]);
    assert_eq!(text(&lines[3], "level"), Some("WARNING"));
    assert_eq!(lines[3]["lines_lost"], 2);
}

#[test]
fn a_writer_that_logs_does_not_deadlock_and_its_lines_are_counted() {
    let lines = lines("chatty");
    let messages: Vec<_> = lines.iter().filter_map(|line| text(line, "message")).collect();
    assert_eq!(messages.iter().filter(|message| message.contains("were lost")).count(), 5, "{messages:?}");
    assert_eq!(messages.len(), 10, "{messages:?}");
}

#[test]
fn the_builder_can_enable_colors() {
    let ran = run("color");
    assert!(ran.stdout.contains("\u{1b}[1m\u{1b}[31mERROR  \u{1b}[0m"), "{:?}", ran.stdout);
}

/// A second panic while the first is reported would abort the process.
#[test]
fn a_writer_or_a_provider_that_panics_costs_no_panic_its_report() {
    let ran = run("broken writer");
    assert!(ran.success && ran.stderr.is_empty(), "{}", ran.stderr);
    assert!(ran.stdout.contains("works again"), "{}", ran.stdout);
    let ran = run("broken provider");
    assert!(ran.success && ran.stderr.is_empty(), "{}", ran.stderr);
    let first = ran.stdout.lines().next().map(members).expect("a line");
    assert_eq!(text(&first, "message"), Some("panic: row (7, 'jane')"));
}

#[test]
fn a_hook_that_was_set_before_is_called_too() {
    for (mode, stderr) in [("own hook", "the hook of the program\n"), ("std's hook", "")] {
        let ran = run(mode);
        assert!(ran.success && ran.stdout.contains("panic: row (7, 'jane')"), "{}", ran.stdout);
        assert_eq!(ran.stderr, stderr);
    }
}
