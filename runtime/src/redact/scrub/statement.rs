//! Passwords in the text of SQL statements: `PASSWORD '…'` and `IDENTIFIED BY '…'`, whose name and value no `=` joins.

use super::Findings;
use regex::Regex;
use std::sync::LazyLock;

/// A literal goes on over a doubled quote; one that never closes takes the rest of the text along.
static LITERAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:password|identified\s+by(?:\s+password)?)\s+(?:e|n|u&)?'((?:[^']|'')+)")
        .expect("a fixed pattern")
});

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    for literal in LITERAL.captures_iter(text).filter_map(|found| found.get(1)) {
        findings.add(literal.range());
    }
}

#[cfg(test)]
mod tests;
