//! Rules over many lines: V09, R03.

use super::finding::{Findings, Report};
use super::line::Line;
use super::rule::Rule;
use super::value::{Kind, Value};
use super::{Checker, Finding};
use std::collections::{HashMap, HashSet};

/// `index.mapping.total_fields.limit`; objects count too.
const PATH_LIMIT: usize = 1_000;

/// Checks lines one by one, and the stream as a whole.
#[derive(Debug)]
pub struct StreamChecker {
    checker: Checker,
    seen: Seen,
    report: Report,
}

/// The mapping that an index would have derived so far.
#[derive(Debug, Default)]
struct Seen {
    kinds: HashMap<String, Kind>,
    paths: HashSet<String>,
}

impl StreamChecker {
    /// Creates a checker for an empty stream.
    pub fn new(checker: Checker) -> Self {
        Self { checker, seen: Seen::default(), report: Report::default() }
    }

    /// Checks the next line, including its LF.
    pub fn push(&mut self, line: &[u8]) {
        let Self { checker, seen, report } = self;
        report.lines += 1;
        let mut findings = Findings::of_line(report.lines);
        checker.examine(line, &mut findings, |line, findings| seen.learn(line, findings));
        report.findings.append(&mut findings.list);
    }

    /// Returns the findings since the last call.
    pub fn take_findings(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.report.findings)
    }

    /// Returns the report on all lines, without findings that were already taken.
    pub fn finish(self) -> Report {
        self.report
    }
}

impl Seen {
    fn learn(&mut self, line: &Line<'_>, findings: &mut Findings) {
        for entry in line.entries.iter().filter(|entry| !line.checker.is_flattened(&entry.path)) {
            self.learn_path(&entry.path, findings);
            self.learn_kind(&entry.path, entry.value, findings);
        }
    }

    /// Adds the path and the objects that its dots imply.
    fn learn_path(&mut self, path: &str, findings: &mut Findings) {
        let ends = path.match_indices('.').map(|(dot, _)| dot).chain([path.len()]);
        for prefix in ends.map(|end| &path[..end]) {
            if self.paths.contains(prefix) {
                continue;
            }
            self.paths.insert(prefix.to_owned());
            if self.paths.len() == PATH_LIMIT + 1 {
                findings.at_path(Rule::R03, prefix, format!("path number {}", PATH_LIMIT + 1));
            }
        }
    }

    fn learn_kind(&mut self, path: &str, value: &Value, findings: &mut Findings) {
        if let Value::Array(items) = value {
            return items.iter().for_each(|item| self.learn_kind(path, item, findings));
        }
        let Some(kind) = value.kind() else { return };
        let Some(known) = self.kinds.get(path).copied() else {
            self.kinds.insert(path.to_owned(), kind);
            return;
        };
        match known.unite(kind) {
            Some(united) if united == known => {}
            Some(united) => {
                self.kinds.insert(path.to_owned(), united);
            }
            None => findings.at_path(Rule::V09, path, format!("{kind:?}, but {known:?} in an earlier line")),
        }
    }
}
