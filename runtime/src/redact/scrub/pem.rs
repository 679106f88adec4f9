//! Private keys in PEM armor (RFC 7468; OpenSSH; PGP), to the END marker or to the end of the text.

use super::Findings;
use regex::Regex;
use std::sync::LazyLock;

static BEGIN: LazyLock<Regex> = LazyLock::new(|| marker("BEGIN"));
static END: LazyLock<Regex> = LazyLock::new(|| marker("END"));

fn marker(word: &str) -> Regex {
    // One character between two words of the label, else a marker would extend into the next one on its line. All
    // lengths are bounded, so that a search never runs far ahead of its match.
    let blank = "(?:[ +_-]|%20)";
    let label = format!("(?:[A-Z0-9]{{1,32}}{blank}){{0,5}}PRIVATE{blank}KEY(?:{blank}BLOCK)?");
    Regex::new(&format!("(?i)-----{word}{blank}{label}(?:-----)?")).expect("a fixed pattern")
}

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    let mut from = 0;
    while let Some(begin) = BEGIN.find_at(text, from) {
        let end = END.find_at(text, begin.end()).map_or(text.len(), |end| end.end());
        findings.add(begin.start()..end);
        from = end;
    }
}

#[cfg(test)]
mod tests;
