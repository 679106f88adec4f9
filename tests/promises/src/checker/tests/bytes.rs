use super::{Case, line};
use crate::checker::Layout::{Ecs, Flat};
use crate::checker::Rule;

pub(super) fn cases() -> Vec<Case> {
    let right = || line(Flat, "");
    let with = |before: &[u8], after: &[u8]| {
        let body = right();
        [before, &body[..body.len() - 1], after].concat()
    };
    let in_string = |raw: &[u8]| {
        let edited = String::from_utf8(right()).expect("ASCII");
        let (start, end) = edited.split_once("sent").expect("the message");
        [start.as_bytes(), raw, end.as_bytes()].concat()
    };
    let escaped = |escape: &str| in_string(escape.as_bytes());
    let raw = |rule, escape: &str, raw: &[u8]| Case::whole(Flat, rule, escaped(escape), in_string(raw));
    vec![
        Case::whole(Flat, Rule::E01, right(), with(b"", b"")),
        Case::whole(Flat, Rule::E01, right(), with(b"", b"\n\n")),
        Case::whole(Ecs, Rule::E02, line(Ecs, ""), b"\n".to_vec()),
        Case::whole(Flat, Rule::E02, right(), Vec::new()).also(&[Rule::E01]),
        Case::whole(Flat, Rule::E03, right(), with(b"\xEF\xBB\xBF", b"\n")),
        Case::whole(Flat, Rule::E04, right(), with(b" ", b"\n")),
        Case::whole(Flat, Rule::E04, right(), with(b"", b" \n")),
        Case::whole(Flat, Rule::E04, right(), with(b"", b"\r\n")).also(&[Rule::E05]),
        Case::whole(Flat, Rule::E04, right(), with(b"2026 ", b"\n")).also(&[Rule::E09, Rule::E10]),
        raw(Rule::E05, "\\t", b"\t"),
        raw(Rule::E05, "\\u0001", b"\x01"),
        raw(Rule::E05, "\\u001f", b"\x1F"),
        raw(Rule::E06, "\\ufffd", b"\xFF"),
        raw(Rule::E06, "\\ufffd", b"\xC0\x80"),
        raw(Rule::E06, "\\ufffd", b"\xED\xA0\x80"),
        raw(Rule::E07, "\\u007f", b"\x7F"),
        raw(Rule::E07, "\\u0080", "\u{80}".as_bytes()),
        raw(Rule::E07, "\\u009f", "\u{9F}".as_bytes()),
        raw(Rule::W01, "\\u2028", "\u{2028}".as_bytes()),
        raw(Rule::W01, "\\u2029", "\u{2029}".as_bytes()),
        raw(Rule::W02, "\\u202e", "\u{202E}".as_bytes()),
        raw(Rule::W02, "\\u2066", "\u{2066}".as_bytes()),
        raw(Rule::W05, "\\u200b", "\u{200b}".as_bytes()),
        raw(Rule::W05, "\\ufeff", "\u{feff}".as_bytes()),
        raw(Rule::W05, "\\udb40\\udc49", "\u{e0049}".as_bytes()),
        raw(Rule::W02, "\\u200f", "\u{200F}".as_bytes()),
        raw(Rule::W02, "\\u061c", "\u{61C}".as_bytes()),
    ]
}

#[test]
fn ordinary_text_of_all_scripts_is_not_a_finding() {
    let text = "\u{A0}ü — 漢字 🦀 עברית العربية \u{2027}\u{2030}\u{200D}\u{FFFD}";
    let findings = crate::checker::Checker::new(Flat).check_line(&line(Flat, &format!(r#""a":"{text}""#)));
    assert_eq!(findings, []);
}
