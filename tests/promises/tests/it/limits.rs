//! Limits, samples and folded repeats: suppressed events are counted, and no count is lost.

use chat_log::{Level, chat_log};
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_clean, capture, members, text};
use chat_log_tests::program::Program;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

/// The names in a layout of the keys that the tests check.
struct Names {
    layout: Layout,
    variable: &'static str,
    level: &'static str,
    logger: &'static str,
    file: &'static str,
    line: &'static str,
    suppressed: &'static str,
    window: &'static str,
}

const LAYOUTS: [Names; 2] = [
    Names {
        layout: Layout::Flat,
        variable: "flat",
        level: "level",
        logger: "logger",
        file: "pathname",
        line: "lineno",
        suppressed: "suppressed",
        window: "window_ms",
    },
    Names {
        layout: Layout::Ecs,
        variable: "ecs",
        level: "log.level",
        logger: "log.logger",
        file: "log.origin.file.name",
        line: "log.origin.file.line",
        suppressed: "chat.suppressed",
        window: "chat.window_ms",
    },
];

/// The checked lines of one run.
struct Run<'n> {
    names: &'n Names,
    lines: Vec<Members>,
}

impl<'n> Run<'n> {
    fn of(case: &str, names: &'n Names) -> Self {
        let program = Program::new(env!("CARGO_BIN_EXE_limit_events")).with("CASE", case);
        let lines = program.with("LOG_HASH_KEY", "0123456789abcdef").with("LOG_LAYOUT", names.variable).lines();
        assert_clean(names.layout, &lines);
        Self { names, lines: lines.iter().map(|line| members(line)).collect() }
    }

    /// Returns the number of lines, except reports, whose message ends with this.
    fn written(&self, logger: &str, message: &str) -> usize {
        self.of_site(logger, message).filter(|line| !line.contains_key(self.names.suppressed)).count()
    }

    /// Returns the sum of all reports on it.
    fn reported(&self, logger: &str, message: &str) -> u64 {
        self.of_site(logger, message).filter_map(|line| line.get(self.names.suppressed)).filter_map(Value::as_u64).sum()
    }

    fn of_site<'r>(&'r self, logger: &'r str, message: &'r str) -> impl Iterator<Item = &'r Members> {
        self.lines.iter().filter(move |line| {
            let said = text(line, "message").expect("a message");
            text(line, self.names.logger) == Some(logger)
                && (said == message || said.ends_with(&format!(": {message}")))
        })
    }

    fn accounts(&self, logger: &str, message: &str) -> (usize, u64) {
        (self.written(logger, message), self.reported(logger, message))
    }

    /// Returns the program's final counts: suppressed according to the statistics, and evaluated.
    fn totals(&self) -> (u64, u64) {
        let totals = self.of_site("totals", "totals").next().expect("totals");
        let number =
            |key: &str| totals.get(key).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        let one_of = |flat, ecs| number(flat).or_else(|| number(ecs)).expect("a number").parse().expect("a number");
        (one_of("count", "chat.count"), one_of("user_id", "user.id"))
    }
}

#[test]
fn four_threads_above_a_call_s_limit_are_counted_exactly() {
    for names in &LAYOUTS {
        let run = Run::of("own_limit", names);
        let floods =
            run.lines.iter().filter(|line| text(line, "message").is_some_and(|said| said.starts_with("flood ")));
        assert_eq!(floods.count(), 100, "the limit per hour");
        assert_eq!(run.reported("limit_events", "flood {count}"), 19_900, "reported at the end of the program");
        assert_eq!(run.totals(), (19_900, 100), "no value of a suppressed event is evaluated");
        let report = run.of_site("limit_events", "flood {count}").next().expect("a report");
        let message = "19900 events suppressed (limit: 100 per hour): flood {count}";
        assert_eq!(text(report, "message"), Some(message));
        assert_eq!(
            text(report, names.level).map(str::to_uppercase),
            Some("WARNING".to_owned())
                .map(|level| { if names.layout == Layout::Ecs { "WARN".to_owned() } else { level } })
        );
        assert!(text(report, names.file).is_some_and(|file| file.ends_with("src/bin/limit_events.rs")));
        assert!(report[names.line].as_u64().is_some_and(|line| line > 50));
        assert!(report[names.window].as_f64().is_some_and(|window| (0.0..600_000.0).contains(&window)));
    }
}

#[test]
fn a_sample_passes_exactly_one_event_in_n() {
    for names in &LAYOUTS {
        let run = Run::of("own_sample", names);
        assert_eq!(run.accounts("my_chat.sampled", "sampled"), (2_500, 17_500));
        assert_eq!(run.totals(), (17_500, 2_500));
    }
}

#[test]
fn no_count_is_lost_when_windows_roll_over() {
    for names in &LAYOUTS {
        let run = Run::of("rolling", names);
        let (written, reported) = run.accounts("limit_events", "rolling");
        assert_eq!(written as u64 + reported, 20_000);
        assert!(written > 40, "expected at least three windows: {written}");
        let reports = run.of_site("limit_events", "rolling").filter(|line| line.contains_key(names.suppressed)).count();
        assert!(reports >= 3 && reports >= written / 20 - 1, "{reports} reports on {written} events");
    }
}

#[test]
fn the_builder_limits_each_call_site_by_the_longest_prefix() {
    for names in &LAYOUTS {
        let run = Run::of("builder", names);
        for (logger, message, accounts) in [
            ("my_chat.views", "a view", (7, 43)),
            ("my_chat.websocket", "a socket", (3, 47)),
            ("my_chat.websocket", "an error", (50, 0)),
            ("my_chat.websocket", "an own limit", (5, 45)),
            ("my_chat.websocket", "an own sample", (2, 48)),
            ("my_chat.websocket", "computed", (25 + 3, 22)),
            ("sampled.here", "a sample", (5, 45)),
            ("my_chats", "free", (50, 0)),
            ("my_chat.websocket", "a record", (3, 47)),
            ("my_chat.websocket", "a failure", (50, 0)),
            ("my_chat.websocket", "an event", (3, 47)),
            ("asked", "asked", (50, 0)),
        ] {
            assert_eq!(run.accounts(logger, message), accounts, "{logger}: {message}");
        }
        let sampled = |line: &&Members| text(line, names.logger) == Some("sampled.there");
        assert_eq!(
            run.lines.iter().filter(sampled).count(),
            5 + 1,
            "a site of another crate is identified by its location, not its text"
        );
        assert_eq!(run.totals().1, 7);
    }
}

#[test]
fn sites_without_a_location_are_bounded_and_none_is_lost() {
    let run = Run::of("many_sites", &LAYOUTS[0]);
    let of_many = |line: &&Members| text(line, "logger").is_some_and(|logger| logger.starts_with("many."));
    let (reports, written): (Vec<_>, Vec<_>) =
        run.lines.iter().filter(of_many).partition(|line| line.contains_key("suppressed"));
    let reported: u64 = reports.iter().filter_map(|line| line["suppressed"].as_u64()).sum();
    assert_eq!(written.len() as u64 + reported, 6_000);
    assert!((1_024..=2_049).contains(&written.len()), "{}", written.len());
}

#[test]
fn identical_records_of_other_crates_are_written_once() {
    for names in &LAYOUTS {
        let run = Run::of("fold", names);
        assert_eq!(run.accounts("driver", "connection refused"), (1, 19_999));
        assert_eq!(run.accounts("pool", "pool is exhausted"), (3, 39_997), "other fields are another record");
        assert_eq!(run.accounts("own", "never folded"), (20_000, 0));
        assert_eq!(run.totals().0, 59_996);
        let report = run.of_site("driver", "connection refused").find(|line| line.contains_key(names.suppressed));
        let report = report.expect("a report");
        assert_eq!(text(report, "message"), Some("19999 repeats folded: connection refused"));
        assert!(text(report, names.file).is_some_and(|file| file.ends_with("src/bin/limit_events.rs")));
    }
}

#[test]
fn more_different_records_than_are_remembered_lose_no_count() {
    let run = Run::of("fold_many", &LAYOUTS[0]);
    let driver = |line: &&Members| text(line, "logger") == Some("driver");
    let (reports, written): (Vec<_>, Vec<_>) =
        run.lines.iter().filter(driver).partition(|line| line.contains_key("suppressed"));
    let reported: u64 = reports.iter().filter_map(|line| line["suppressed"].as_u64()).sum();
    assert_eq!(written.len() as u64 + reported, 20_000);
    assert_eq!(run.totals().0, reported);
}

#[test]
fn events_suppressed_by_a_limit_are_not_repeats() {
    let run = Run::of("fold_limited", &LAYOUTS[0]);
    let lines: Vec<_> = run.lines.iter().filter(|line| text(line, "logger") == Some("driver")).collect();
    let reports: Vec<_> = lines.iter().filter(|line| line.contains_key("suppressed")).collect();
    assert_eq!((lines.len(), reports.len()), (10 + 11, 11), "ten records with their repeats, and the limit's report");
    assert_eq!(reports.iter().filter_map(|line| line["suppressed"].as_u64()).sum::<u64>(), 9_990);
}

#[test]
fn a_report_is_written_even_if_no_event_follows() {
    for (case, message) in [
        ("quiet", "6 events suppressed (limit: 4 per second): quiet"),
        ("quiet_fold", "9 repeats folded: connection refused"),
    ] {
        let program = Program::new(env!("CARGO_BIN_EXE_limit_events")).with("CASE", case);
        let mut child = program.into_command().stdout(Stdio::piped()).spawn().expect("it starts");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines().map_while(Result::ok);
        // The program's last line before it ends, which would report too.
        let mut running = lines.map(|line| members(&line)).take_while(|line| text(line, "message") != Some("totals"));
        let found = running.find(|line| line.contains_key("suppressed"));
        let _ = child.kill();
        let _ = child.wait();
        let found = found.expect("a report before the program ends");
        assert_eq!(text(&found, "message"), Some(message), "{case}");
    }
}

#[test]
fn pending_counts_are_reported_when_the_program_exits() {
    for case in ["exit", "exit_elsewhere"] {
        let run = Run::of(case, &LAYOUTS[0]);
        assert_eq!((run.lines.len(), run.reported("limit_events", "flood {count}")), (101, 50), "{case}");
    }
}

#[test]
fn an_invalid_rule_is_refused_by_name() {
    for (case, refusal) in [
        ("no_events", "invalid value `0` for `Builder::limit`: expected a number of events from 1 to 16777215"),
        ("no_window", "invalid value `0ns` for `Builder::limit`: expected a time from 1 millisecond to 24 hours"),
        ("no_sample", "invalid value `1` for `Builder::sample`: expected a number of 2 or more"),
        (
            "two_rules",
            "invalid value `a.b` for `Builder::sample`: expected a logger prefix without blanks or wildcards, at most one rule per",
        ),
        (
            "wildcard",
            "invalid value `a.*` for `Builder::limit`: expected a logger prefix without blanks or wildcards, at most one rule per",
        ),
        ("bad_fold", "invalid value `0ns` for `Builder::fold_repeats`: expected a time from 1 millisecond to 24 hours"),
    ] {
        let program = Program::new(env!("CARGO_BIN_EXE_limit_events")).with("CASE", case);
        let output = program.into_command().output().expect("it starts");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(!output.status.success() && said.starts_with(refusal), "{case}: {said}");
    }
}

#[test]
fn a_capture_applies_limits_with_its_own_counts() {
    for _ in 0..2 {
        for names in &LAYOUTS {
            let captured = capture(names.layout);
            for number in 0..10_u64 {
                chat_log!(limit: 3 per hour, (Level::Info), "limited", count = number);
                chat_log!(sample: 1 in 5, info, "sampled");
            }
            assert_eq!(captured.lines().len(), 3 + 2);
            assert!(chat_log::flush(Duration::from_secs(1)));
            let lines = captured.take();
            assert_clean(names.layout, &lines);
            let reports: Vec<_> = lines[5..].iter().map(|line| members(line)).collect();
            let counts = reports.iter().map(|report| report[names.suppressed].as_u64());
            assert_eq!(counts.collect::<Vec<_>>(), [Some(7), Some(8)]);
            let _ = chat_log::flush(Duration::from_secs(1));
            assert!(captured.take().is_empty(), "each is reported once");
        }
    }
}
