//! Passwords in SQL statements: `PASSWORD '…'` and `IDENTIFIED BY '…'`, without a separator between name and value.

use super::Findings;
use regex::Regex;
use std::sync::LazyLock;

/// A literal continues over a doubled quote. One that is never closed extends to the end of the text.
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
