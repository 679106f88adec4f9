//! The results of a check.

use super::{Rule, Severity};
use std::fmt;

/// One violation of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Number of the line in its stream, from 1.
    pub line: usize,
    /// The violated rule.
    pub rule: Rule,
    /// The path of the field, or the offset of the byte in the line.
    pub place: String,
    /// The value found there.
    pub found: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, rule, place, found } = self;
        let severity = match rule.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(out, "line {line}: {severity} {}: {place}: {found} (rule: {})", rule.id(), rule.demand())
    }
}

/// The findings of a whole stream.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Number of lines read.
    pub lines: usize,
    /// All findings, in line order.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Returns whether any finding is an error, not only a warning.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.rule.severity() == Severity::Error)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.findings.iter().try_for_each(|finding| writeln!(out, "{finding}"))?;
        write!(out, "{} lines, {} findings", self.lines, self.findings.len())
    }
}

/// Collects the findings of one line.
pub(super) struct Findings {
    line: usize,
    pub(super) list: Vec<Finding>,
}

impl Findings {
    pub(super) fn of_line(line: usize) -> Self {
        Self { line, list: Vec::new() }
    }

    pub(super) fn at_byte(&mut self, rule: Rule, byte: usize, found: impl Into<String>) {
        self.add(rule, format!("byte {byte}"), found);
    }

    pub(super) fn at_path(&mut self, rule: Rule, path: &str, found: impl Into<String>) {
        self.add(rule, format!("`{}`", path.escape_debug()), found);
    }

    fn add(&mut self, rule: Rule, place: String, found: impl Into<String>) {
        self.list.push(Finding { line: self.line, rule, place, found: found.into() });
    }
}
