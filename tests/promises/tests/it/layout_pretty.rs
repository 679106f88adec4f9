//! The layout for people: one readable line, an error below it, and nothing that moves a terminal's cursor.

use chat_log::testing::capture_with;
use chat_log::{Layout, chat_log};
use chat_log_tests::schema::EventType;
use std::error::Error;
use std::fmt;
use std::time::Duration;

#[derive(Debug)]
struct Closed(std::io::Error);

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the room is closed")
    }
}

impl Error for Closed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

/// Returns the lines of one call, without the time.
fn shown(log: impl FnOnce()) -> Vec<String> {
    let captured = capture_with(Layout::Pretty);
    log();
    let text = captured.take().join("\n");
    let (time, rest) = text.split_at(12);
    assert!(time.bytes().filter(u8::is_ascii_digit).count() == 9, "{time}");
    rest.lines().map(str::to_owned).collect()
}

#[test]
fn a_line_is_readable_and_names_its_source() {
    let lines = shown(|| {
        chat_log!(
            info,
            "user {user_id} connected",
            user_id = 7,
            room_name = "the lobby",
            event_type = EventType::WebsocketConnect,
            elapsed = Duration::from_micros(12_750),
            names = ["a", "b"],
        );
    });
    let line = line!() - 10;
    let place = format!("tests/promises/tests/it/layout_pretty.rs:{line} a_line_is_readable_and_names_its_source");
    let fields = "user_id=7 room_name=\"the lobby\" event_type=websocket_connect elapsed=12.75ms names=[a,b]";
    assert_eq!(lines, [format!(" INFO    it.layout_pretty  user 7 connected {fields}  {place}")]);
}

#[test]
fn a_value_does_not_imitate_a_field() {
    let line = |note: &str| shown(|| chat_log!(info, "m", note)).remove(0);
    for (note, expected) in [
        (r#"a" level=ERROR admin="true"#, r#" note="a\" level=ERROR admin=\"true"  "#),
        (r#""quoted""#, r#" note="\"quoted\""  "#),
        ("two\nlines", r#" note="two\nlines"  "#),
        (r"typed \n and blank", r#" note="typed \\n and blank"  "#),
        ("pay\u{200b}pal\u{e0041}", r" note=pay\u{200b}pal\u{e0041}  "),
    ] {
        let line = line(note);
        assert!(line.contains(expected), "{line}");
    }
}

#[test]
fn an_error_stands_below_its_line_with_its_causes() {
    let error = Closed(std::io::Error::other("password=canary-canary refused"));
    let lines = shown(|| chat_log!(error, "can't join", error));
    assert!(lines[0].starts_with(" ERROR   it.layout_pretty  can't join  "), "{lines:?}");
    assert_eq!(lines[1], "    it::layout_pretty::Closed: the room is closed");
    assert_eq!(lines[2], "      caused by: password=[REDACTED] refused");
}

#[test]
fn control_characters_are_made_visible() {
    let lines = shown(|| chat_log!(warn, "{note}", note = "a\n\u{1b}[2J\u{9b}31m\u{202e}\u{7f}\"\\é"));
    assert_eq!(lines.len(), 1);
    let visible = "a\\n\\u{1b}[2J\\u{9b}31m\\u{202e}\\u{7f}\"\\é";
    let quoted = "a\\n\\u{1b}[2J\\u{9b}31m\\u{202e}\\u{7f}\\\"\\\\é";
    assert!(lines[0].contains(&format!("layout_pretty  {visible} note=\"{quoted}\"  ")), "{lines:?}");
}
