//! Hexadecimal dumps of protocol payloads: `payload: 0x7b22…`, as tungstenite logs its frames at TRACE.
//!
//! No other family can read the content, so all of it is redacted.

use super::Findings;
use regex::Regex;
use std::sync::LazyLock;

static DUMP: LazyLock<Regex> = LazyLock::new(|| Regex::new("(?i)payload[:=] ?0x([0-9a-f]+)").expect("a fixed pattern"));

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    for digits in DUMP.captures_iter(text).filter_map(|dump| dump.get(1)) {
        findings.add(digits.range());
    }
}

#[cfg(test)]
mod tests;
