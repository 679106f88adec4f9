//! Runs a family's program at several levels and collects what it logs.

use crate::canary;
use crate::table;
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_clean, members, text};
use chat_log_tests::program::Program;
use std::collections::{BTreeMap, BTreeSet};

/// The levels at which each logger logged. A logger is its first two names, such as `hyper.proto`.
pub type Loggers = BTreeMap<String, BTreeSet<String>>;

/// A family of crates that log together.
#[derive(Debug)]
pub struct Family {
    /// The section of the docs.
    pub name: &'static str,
    /// The program that generates the traffic.
    pub program: &'static str,
    /// The crates whose loggers belong to the family; its table leaves out all others.
    pub crates: &'static [&'static str],
    /// Additional variables for the program.
    pub variables: Vec<(&'static str, String)>,
}

/// The output of a run.
#[derive(Debug)]
pub struct Seen {
    /// The members of each line.
    pub lines: Vec<Members>,
    loggers: Loggers,
}

impl Seen {
    /// Returns the lines of a logger and its descendants.
    pub fn of<'s>(&'s self, logger: &'s str) -> impl Iterator<Item = &'s Members> {
        self.lines.iter().filter(move |line| is_below(text(line, "logger").unwrap_or_default(), logger))
    }

    /// Returns whether a record of this logger has the family's context: `room_name` is the name of the program's scope.
    pub fn carries(&self, logger: &str, room_name: &str) -> bool {
        self.of(logger).any(|line| text(line, "room_name") == Some(room_name))
    }
}

impl Family {
    /// Proves the promises of every family:
    ///
    /// - with all of its loggers open, the lines are valid in both layouts, show no piece of the canary, and come from
    ///   the loggers and at the levels that the docs list;
    /// - at `trace` without directives, loggers that the docs list as capped log nothing below their cap, and all others
    ///   what they logged before;
    /// - by default, nothing below `info` is written.
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
