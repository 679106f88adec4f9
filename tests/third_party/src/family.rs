//! Runs a family's program at several levels and says what it logged.

use crate::canary;
use crate::table;
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_clean, members, text};
use chat_log_tests::program::Program;
use std::collections::{BTreeMap, BTreeSet};

/// The levels that each logger logged at; a logger is its first two names, such as `hyper.proto`.
pub type Loggers = BTreeMap<String, BTreeSet<String>>;

/// A family of crates that log together.
#[derive(Debug)]
pub struct Family {
    /// The section of the docs.
    pub name: &'static str,
    /// The program that makes the traffic.
    pub program: &'static str,
    /// Crates whose loggers the family is about; all others are left out of its table.
    pub crates: &'static [&'static str],
    /// More variables for the program.
    pub variables: Vec<(&'static str, String)>,
}

/// What a run wrote.
#[derive(Debug)]
pub struct Seen {
    /// Each line's members.
    pub lines: Vec<Members>,
    loggers: Loggers,
}

impl Seen {
    /// The lines of a logger and of those below it.
    pub fn of<'s>(&'s self, logger: &'s str) -> impl Iterator<Item = &'s Members> {
        self.lines.iter().filter(move |line| is_below(text(line, "logger").unwrap_or_default(), logger))
    }

    /// Whether the family's own context stands in a record of this logger: `room_name` is what the program calls its scope.
    pub fn carries(&self, logger: &str, room_name: &str) -> bool {
        self.of(logger).any(|line| text(line, "room_name") == Some(room_name))
    }
}

impl Family {
    /// Proves what is promised of every family:
    ///
    /// - with all of its loggers open, the lines are right in both layouts, show no piece of the canary, and come from
    ///   the loggers and at the levels that the docs list;
    /// - at `trace` without directives, the loggers that the docs call capped say nothing below their cap, and all others what
    ///   they said before;
    /// - by default nothing below `info` comes out.
    ///
    /// # Panics
    /// If one of them does not hold.
    pub fn prove(&self) -> Seen {
        let documented = table::section(self.name);
        let opened = self.run(&self.opened(), Layout::Flat);
        assert_eq!(
            table::lines(&opened.loggers, &documented.caps),
            documented.lines,
            "docs/third-party.md, loggers of `{}`: left what was seen, right what is written",
            self.name
        );
        self.run(&self.opened(), Layout::Ecs);

        let capped = self.run("trace", Layout::Flat);
        for (logger, levels) in &capped.loggers {
            let is_allowed = |level: &String| match documented.caps.get(logger).map(String::as_str) {
                Some("warn") => matches!(&**level, "ERROR" | "WARNING"),
                Some("info") => matches!(&**level, "ERROR" | "WARNING" | "INFO"),
                Some(other) => panic!("`{other}` is no cap"),
                None => true,
            };
            assert!(levels.iter().all(is_allowed), "`{logger}` is capped and logs at {levels:?}");
        }
        for (logger, levels) in opened.loggers.iter().filter(|(logger, _)| !documented.caps.contains_key(*logger)) {
            assert_eq!(capped.loggers.get(logger), Some(levels), "`{logger}` is not capped");
        }

        let default = self.run("info", Layout::Flat);
        let loud = default.loggers.iter().find(|(_, levels)| levels.contains("DEBUG") || levels.contains("TRACE"));
        assert_eq!(loud, None);
        opened
    }

    fn opened(&self) -> String {
        self.crates.iter().fold("trace".to_owned(), |levels, name| format!("{levels},{name}=trace"))
    }

    fn run(&self, levels: &str, layout: Layout) -> Seen {
        let name = if layout == Layout::Ecs { "ecs" } else { "flat" };
        let program = Program::new(self.program).with("LOG_LEVEL", levels).with("LOG_LAYOUT", name);
        let program = self.variables.iter().fold(program, |program, (name, value)| program.with(name, value));
        let output = program.with("LOG_HASH_KEY", "0123456789abcdef").run();
        let stdout = String::from_utf8(output.stdout).expect("UTF-8");
        let leaks = canary::leaks(&format!("{stdout}\n{}", String::from_utf8_lossy(&output.stderr)));
        assert!(leaks.is_empty(), "the canary came out at `{levels}`:\n{}", leaks.join("\n"));
        let lines: Vec<&str> = stdout.lines().collect();
        assert_clean(layout, &lines);
        let lines: Vec<Members> = lines.into_iter().map(members).collect();
        Seen { loggers: self.loggers(&lines), lines }
    }

    fn loggers(&self, lines: &[Members]) -> Loggers {
        let mut loggers = Loggers::new();
        for line in lines {
            let (Some(logger), Some(level)) = (text(line, "logger"), text(line, "level")) else { continue };
            if self.crates.iter().any(|name| is_below(logger, name)) {
                loggers.entry(first_two(logger)).or_default().insert(level.to_owned());
            }
        }
        loggers
    }
}

fn first_two(logger: &str) -> String {
    logger.split('.').take(2).collect::<Vec<_>>().join(".")
}

fn is_below(logger: &str, prefix: &str) -> bool {
    logger.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
