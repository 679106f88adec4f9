//! A line has at most 16,384 bytes, including its LF. Longer lines are cut in a fixed order, at the end, between characters,
//! after redaction; `truncated` lists the cut fields.

use chat_log::chat_log;
use chat_log::testing::CaptureBuilder;
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_right, members, one_line, text};
use chat_log_tests::program::Program;
use serde_json::json;
use std::io;

const LIMIT: usize = 16_384;
/// The longest rest of a part that should be removed completely: cutting it would cost more than it saves.
const REST: usize = 32;
/// What the message keeps always, and other texts for as long as whole fields are left.
const KEPT: usize = 256;

fn one(log: impl FnOnce()) -> (usize, Members) {
    one_in(Layout::Flat, log)
}

fn one_in(layout: Layout, log: impl FnOnce()) -> (usize, Members) {
    let line = one_line(layout, log);
    (line.len() + 1, members(&line))
}

fn truncated(members: &Members) -> Vec<&str> {
    let names = members.get("truncated").or_else(|| members.get("chat.truncated")).and_then(|names| names.as_array());
    names.into_iter().flatten().filter_map(|name| name.as_str()).collect()
}

fn is_full(length: usize) -> bool {
    (LIMIT - 2 * REST..=LIMIT).contains(&length)
}

#[test]
fn a_line_of_exactly_the_limit_is_whole() {
    let log = |letters: usize| one(|| chat_log!(info, "m", note = "x".repeat(letters)));
    let (empty, _) = log(0);
    let (length, members) = log(LIMIT - empty);
    assert_eq!((length, truncated(&members)), (LIMIT, vec![]));
    let (length, members) = log(LIMIT - empty + 1);
    assert!(is_full(length), "{length}");
    assert_eq!(truncated(&members), ["note"]);
}

#[test]
fn every_length_around_the_limit_gives_a_valid_line() {
    for layout in [Layout::Flat, Layout::Ecs] {
        for letters in (15_900..16_500).step_by(7) {
            ["x", "ü", "\"", "🦀", "\u{1}"].iter().for_each(|filling| check_length(layout, filling, letters));
        }
    }
}

fn check_length(layout: Layout, filling: &str, bytes: usize) {
    let note = filling.repeat(bytes / filling.len());
    let (length, members) = one_in(layout, || chat_log!(info, "m", count = 7, note = &note, other = "short"));
    assert!(length <= LIMIT);
    let key = if layout == Layout::Flat { "note" } else { "chat.note" };
    let shown = text(&members, key).expect("a part of it");
    assert!(note.starts_with(shown), "{layout:?} {bytes} {filling:?}: {}", shown.len());
    let wanted = if shown.len() < note.len() { vec![key] } else { vec![] };
    assert_eq!(truncated(&members), wanted, "{layout:?} {bytes} {filling:?}: {}", shown.len());
}

#[test]
fn the_cut_is_between_characters() {
    for start in ["", "a", "ab", "abc"] {
        let note = format!("{start}{}", "🦀".repeat(6_000));
        let (length, members) = one(|| chat_log!(info, "m", note = &note));
        let shown = text(&members, "note").expect("a part of it");
        assert!(is_full(length), "{length}");
        assert!(note.starts_with(shown) && !shown.contains(char::REPLACEMENT_CHARACTER));
    }
}

#[test]
fn the_largest_text_is_cut_and_no_other() {
    let (note, other) = ("n".repeat(9_000), "o".repeat(12_000));
    let (length, members) = one(|| chat_log!(info, "m", note = &note, other, room_name = "r".repeat(1_000)));
    assert!(is_full(length), "{length}");
    assert_eq!(truncated(&members), ["other"]);
    assert_eq!(text(&members, "note"), Some(note.as_str()));
    assert_eq!(text(&members, "room_name").map(str::len), Some(1_000));
}

#[test]
fn texts_are_cut_before_the_message() {
    let log = |note: usize, other: usize| {
        one(|| chat_log!(info, "{note}{note}", note = "n".repeat(note), other = "o".repeat(other)))
    };
    let length_of = |members: &Members, name| text(members, name).map(str::len);
    let (length, members) = log(2_000, 12_000);
    assert!(is_full(length), "{length}");
    assert_eq!(truncated(&members), ["other"]);
    assert_eq!((length_of(&members, "message"), length_of(&members, "note")), (Some(4_000), Some(2_000)));
    let (length, members) = log(9_000, 12_000);
    assert!(is_full(length), "{length}");
    assert_eq!(truncated(&members), ["message", "note", "other"]);
    assert_eq!((length_of(&members, "note"), length_of(&members, "other")), (Some(KEPT), Some(KEPT)));
}

/// Cutting it would gain little, and would cost every search by message.
#[test]
fn a_short_message_stays_whatever_is_beside_it() {
    let large = || io::Error::other("e".repeat(20_000));
    for layout in [Layout::Flat, Layout::Ecs] {
        for count in [0_usize, 1, 3_000] {
            let numbers = vec![i64::MIN; count];
            let note = "x".repeat(20_000);
            let (_, members) =
                one_in(layout, || chat_log!(error, "message stored for the room", note, numbers, error = large()));
            assert_eq!(text(&members, "message"), Some("message stored for the room"), "{members:?}");
            let (_, members) = one_in(layout, || chat_log!(error, "can't parse the answer: {error}", error = large()));
            let message = text(&members, "message").expect("a message");
            assert!(message.starts_with("can't parse the answer: eee") && message.len() >= KEPT, "{message}");
        }
    }
    let captured = CaptureBuilder::new().max_line_bytes(1024).start();
    let note = || "n".repeat(2_000);
    chat_log!(info, "{note}", note = note(), other = note(), remark = note(), names = vec![note()]);
    let members = members(&captured.lines()[0]);
    assert!(text(&members, "message").is_some_and(|message| message.len() >= KEPT), "{members:?}");
}

#[test]
fn short_texts_and_numbers_stay_beside_a_long_message() {
    let (length, members) = one(|| chat_log!(info, "{note}{note}", note = "n".repeat(9_000), other = "o", count = 7));
    assert!(is_full(length), "{length}");
    assert_eq!(truncated(&members), ["message", "note"]);
    assert_eq!((text(&members, "other"), &members["count"]), (Some("o"), &json!(7)));
}

#[test]
fn the_chain_is_cut_before_the_message() {
    let source = io::Error::other("c".repeat(9_000));
    let error = io::Error::other(Wrapped(source));
    let (length, members) = one(|| chat_log!(error, "{note}{note}", error, note = "n".repeat(3_000)));
    assert!(is_full(length), "{length}");
    let cut = truncated(&members);
    assert!(cut == ["exc_chain"] || cut == ["exc_chain", "exc_info"], "{cut:?}");
    assert_eq!(text(&members, "message").map(str::len), Some(6_000));
}

#[derive(Debug)]
struct Wrapped(io::Error);

impl std::fmt::Display for Wrapped {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("outer")
    }
}

impl std::error::Error for Wrapped {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

#[test]
fn lists_and_objects_are_dropped_as_a_whole() {
    let (length, members) = one(|| chat_log!(info, "m", numbers = vec![i64::MIN; 2_000], count = 7));
    assert!(length < 1_000);
    assert_eq!((truncated(&members), members.contains_key("numbers")), (vec!["numbers"], false));
    assert_eq!(members["count"], json!(7));
    let payload = chat_log::Json(json!({ "a": "x".repeat(20_000) }));
    let (_, members) = one(|| chat_log!(info, "m", payload, note = "kept"));
    assert_eq!((truncated(&members), members.contains_key("payload")), (vec!["payload"], false));
    assert_eq!(text(&members, "note"), Some("kept"));
}

/// A credential that the cut would split is redacted before the cut: no part of it remains.
#[test]
fn the_cut_comes_after_redaction() {
    for before in (15_900..16_400).step_by(3) {
        let remark = format!("{} https://jane:hunter2hunter2@example.com/{}", "x".repeat(before), "y".repeat(2_000));
        let (length, members) = one(|| chat_log!(info, "m", remark = &remark));
        assert!(length <= LIMIT);
        let shown = text(&members, "remark").expect("a part of it");
        assert!(!shown.contains("hunt") && shown.len() > 15_000, "{before}: {}", &shown[shown.len() - 60..]);
    }
}

#[test]
fn the_order_is_trace_chain_largest_text_message() {
    for limit in [LIMIT, 8_192] {
        let lines = long_lines(limit);
        assert_right(Layout::Flat, &lines[..PARTS.len()]);
        lines.iter().zip(PARTS).for_each(|(line, parts)| check_order(line, parts, limit));
    }
}

fn long_lines(limit: usize) -> Vec<String> {
    let program = Program::new(env!("CARGO_BIN_EXE_log_long_lines")).with("RUST_BACKTRACE", "1");
    let lines = program.with("LOG_MAX_LINE_BYTES", &limit.to_string()).lines();
    assert_eq!(lines.len(), PARTS.len() + 1);
    lines
}

#[test]
fn a_target_longer_than_a_line_is_cut_too() {
    let lines = long_lines(LIMIT);
    let last = &lines[PARTS.len()..];
    assert_right(Layout::Flat, last);
    let members = members(&last[0]);
    assert!(text(&members, "logger").is_some_and(|logger| logger.starts_with("ttt")), "{members:?}");
    assert_eq!(text(&members, "message"), Some("a long target"));
}

#[test]
fn a_service_name_longer_than_a_line_leaves_a_valid_line() {
    let captured = CaptureBuilder::new().service(&"s".repeat(20_000)).start();
    chat_log!(info, "m", count = 7);
    assert_right(Layout::Flat, &captured.lines());
}

/// The lengths of chain, message, motto and note that the helper logs; a short trace is `None`.
const PARTS: [[usize; 4]; 6] = [
    [100, 400, 100, 100],
    [3_000, 2_000, 500, 3_000],
    [9_000, 4_000, 1_000, 3_000],
    [9_000, 12_000, 3_000, 3_000],
    [9_000, 12_000, 3_000, 30_000],
    [15_000, 4_000, 1_000, 100],
];

/// A part is only cut if all earlier parts are gone.
fn check_order(line: &str, [chain, message, motto, note]: [usize; 4], limit: usize) {
    let members = members(line);
    let cut = truncated(&members);
    let length = |name: &str| match &members.get(name) {
        Some(serde_json::Value::Array(items)) => items.iter().filter_map(|item| item.as_str()).map(str::len).sum(),
        value => value.and_then(|value| value.as_str()).map_or(0, str::len),
    };
    let mut texts = [("motto", motto), ("note", note)];
    texts.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
    let trace = if cut.contains(&"exc_info") { usize::MAX } else { length("exc_info") };
    let order = [("exc_info", trace, 0), ("exc_chain", chain, 0), (texts[0].0, texts[0].1, KEPT)];
    let order = order.into_iter().chain([(texts[1].0, texts[1].1, KEPT), ("message", message, KEPT)]);
    let mut gone = true;
    for (name, whole, kept) in order {
        let left = length(name);
        assert!(left == whole || gone, "`{name}` is cut to {left} of {whole} before others: {cut:?}");
        assert_eq!(left < whole, cut.contains(&name), "`{name}` has {left} of {whole}: {cut:?}");
        gone &= left <= kept + REST;
    }
    if !cut.is_empty() {
        assert!((limit - 2 * REST..=limit).contains(&(line.len() + 1)), "{}", line.len());
    }
}
