//! The raw bytes, before JSON is parsed: E01–E07, W01, W02.

use super::finding::Findings;
use super::rule::Rule;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Checks the raw bytes and returns the text that should be the object.
pub(super) fn check<'a>(line: &'a [u8], findings: &mut Findings) -> &'a [u8] {
    let body = without_line_feed(line, findings);
    let body = without_byte_order_mark(body, findings);
    if body.is_empty() {
        findings.at_byte(Rule::E02, 0, "nothing");
    } else if body.first() != Some(&b'{') || body.last() != Some(&b'}') {
        findings.at_byte(Rule::E04, 0, format!("starts {}, ends {}", show(body.first()), show(body.last())));
    }
    for (at, byte) in body.iter().enumerate().filter(|(_, byte)| **byte < 0x20) {
        findings.at_byte(Rule::E05, at, format!("0x{byte:02X}"));
    }
    check_characters(body, findings);
    body
}

fn without_line_feed<'a>(line: &'a [u8], findings: &mut Findings) -> &'a [u8] {
    let end = line.iter().rposition(|byte| *byte != b'\n').map_or(0, |last| last + 1);
    let line_feeds = line.len() - end;
    if line_feeds != 1 {
        findings.at_byte(Rule::E01, end, format!("{line_feeds} LF"));
    }
    &line[..end]
}

fn without_byte_order_mark<'a>(body: &'a [u8], findings: &mut Findings) -> &'a [u8] {
    match body.strip_prefix(BYTE_ORDER_MARK) {
        None => body,
        Some(rest) => {
            findings.at_byte(Rule::E03, 0, "EF BB BF");
            rest
        }
    }
}

fn check_characters(body: &[u8], findings: &mut Findings) {
    let text = match std::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => return findings.at_byte(Rule::E06, error.valid_up_to(), error.to_string()),
    };
    for (at, character) in text.char_indices() {
        if let Some(rule) = rule_against(character) {
            findings.at_byte(rule, at, format!("U+{:04X}", u32::from(character)));
        }
    }
}

/// Returns the rule against a character that is valid in JSON but must still be escaped. The bidi controls are those of
/// Unicode's `Bidi_Control` property.
fn rule_against(character: char) -> Option<Rule> {
    match character {
        '\u{7F}'..='\u{9F}' => Some(Rule::E07),
        '\u{2028}' | '\u{2029}' => Some(Rule::W01),
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some(Rule::W02),
        '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{200C}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => Some(Rule::W05),
        '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => Some(Rule::W05),
        _ => None,
    }
}

fn show(byte: Option<&u8>) -> String {
    byte.map_or_else(|| "nowhere".to_owned(), |byte| format!("with `{}`", byte.escape_ascii()))
}
