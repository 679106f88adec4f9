//! A table of everything that can be logged, with the result in each layout.

use crate::checker::Layout;
use crate::lines::{assert_clean, logged};
use crate::schema::{EventType, Place, Seat};
use chat_log::{Json, chat_log, log_context};
use serde_json::json;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::time::{Duration, UNIX_EPOCH};

/// A call, and the members after the last core member of its line.
#[derive(Debug)]
pub struct Feature {
    /// Logs one line.
    pub log: fn(),
    flat: &'static str,
    ecs: &'static str,
}

impl Feature {
    /// Returns the expected end of the line.
    pub fn end(&self, layout: Layout) -> String {
        let (service, own) = match layout {
            Layout::Flat => ("service", self.flat),
            Layout::Ecs => ("service.name", self.ecs),
        };
        format!(r#""{service}":"chat"{own}}}"#)
    }
}

const fn feature(log: fn(), flat: &'static str, ecs: &'static str) -> Feature {
    Feature { log, flat, ecs }
}

/// Returns all features.
pub fn all() -> Vec<Feature> {
    [numbers(), texts(), times(), compounds(), classes(), contexts()].into_iter().flatten().collect()
}

/// Asserts that the line of each feature violates no rule and ends as expected.
pub fn assert_all(layout: Layout) {
    for feature in all() {
        let lines = logged(layout, feature.log);
        assert_clean(layout, &lines);
        assert_eq!(lines.len(), 1, "{lines:#?}");
        assert!(lines[0].ends_with(&feature.end(layout)), "{}\n{}", lines[0], feature.end(layout));
    }
}

fn numbers() -> Vec<Feature> {
    vec![
        feature(|| chat_log!(info, "plain"), "", ""),
        feature(|| chat_log!(info, "u64", count = 42), r#","count":42"#, r#","chat.count":42"#),
        feature(|| chat_log!(info, "keyword", user_id = 42), r#","user_id":42"#, r#","user.id":"42""#),
        feature(
            || chat_log!(info, "the largest", count = u64::MAX),
            r#","count":"18446744073709551615""#,
            r#","chat.count":"18446744073709551615""#,
        ),
        feature(
            || chat_log!(info, "the largest number that fits", count = i64::MAX as u64),
            r#","count":9223372036854775807"#,
            r#","chat.count":9223372036854775807"#,
        ),
        feature(
            || chat_log!(info, "the smallest", delta = i64::MIN),
            r#","delta":-9223372036854775808"#,
            r#","chat.delta":-9223372036854775808"#,
        ),
        feature(|| chat_log!(info, "u128", wide = 7_u128), r#","wide":7"#, r#","chat.wide":7"#),
        feature(|| chat_log!(info, "as string", order_id = 7), r#","order_id":"7""#, r#","chat.order_id":"7""#),
        feature(|| chat_log!(info, "f64", ratio = 0.5), r#","ratio":0.5"#, r#","chat.ratio":0.5"#),
        feature(|| chat_log!(info, "a whole float", ratio = 5.0), r#","ratio":5.0"#, r#","chat.ratio":5.0"#),
        feature(|| chat_log!(info, "f32", small = 0.1_f32), r#","small":0.1"#, r#","chat.small":0.1"#),
        feature(|| chat_log!(info, "no number", ratio = f64::NAN), "", ""),
        feature(|| chat_log!(info, "endless", ratio = f64::NEG_INFINITY, small = f32::INFINITY), "", ""),
        feature(|| chat_log!(info, "bool", is_admin = true), r#","is_admin":true"#, r#","chat.is_admin":true"#),
        feature(|| chat_log!(info, "none", count = None::<u64>), "", ""),
        feature(|| chat_log!(info, "some", count = Some(3)), r#","count":3"#, r#","chat.count":3"#),
    ]
}

fn texts() -> Vec<Feature> {
    vec![
        feature(
            || chat_log!(info, "text", room_name = "lobby"),
            r#","room_name":"lobby""#,
            r#","chat.room_name":"lobby""#,
        ),
        feature(
            || chat_log!(info, "byte for byte", note = "{} {name} %n %s ${jndi:ldap://x} \\u0041"),
            r#","note":"{} {name} %n %s ${jndi:ldap://x} \\u0041""#,
            r#","chat.note":"{} {name} %n %s ${jndi:ldap://x} \\u0041""#,
        ),
        feature(
            || chat_log!(info, "escaped", note = "\"\\\n\r\t\u{1}\u{7F}\u{85}\u{2028}\u{2029}\u{202E}\u{2066}"),
            r#","note":"\"\\\n\r\t\u0001\u007f\u0085\u2028\u2029\u202e\u2066""#,
            r#","chat.note":"\"\\\n\r\t\u0001\u007f\u0085\u2028\u2029\u202e\u2066""#,
        ),
        feature(|| chat_log!(info, "scripts", note = "ü漢🦀"), r#","note":"ü漢🦀""#, r#","chat.note":"ü漢🦀""#),
        feature(|| chat_log!(info, "char", letter = '"'), r#","letter":"\"""#, r#","chat.letter":"\"""#),
        feature(
            || chat_log!(info, "enum", event_type = EventType::WebsocketConnect),
            r#","event_type":"websocket_connect""#,
            r#","chat.event_type":"websocket_connect""#,
        ),
        feature(
            || chat_log!(info, "enum", event_type = EventType::DbError),
            r#","event_type":"db_error""#,
            r#","chat.event_type":"db_error""#,
        ),
        feature(
            || chat_log!(info, "v4", peer_ip = Ipv4Addr::LOCALHOST),
            r#","peer_ip":"127.0.0.1""#,
            r#","chat.peer_ip":"127.0.0.1""#,
        ),
        feature(
            || chat_log!(info, "v6", peer_ip = Ipv6Addr::LOCALHOST),
            r#","peer_ip":"::1""#,
            r#","chat.peer_ip":"::1""#,
        ),
    ]
}

fn times() -> Vec<Feature> {
    vec![
        feature(
            || chat_log!(info, "milliseconds", elapsed = Duration::from_micros(12_750)),
            r#","elapsed":12.75"#,
            r#","chat.elapsed":12.75"#,
        ),
        feature(
            || chat_log!(info, "whole milliseconds", elapsed = Duration::from_secs(1)),
            r#","elapsed":1000.0"#,
            r#","chat.elapsed":1000.0"#,
        ),
        feature(
            || chat_log!(info, "nanoseconds", took = Duration::from_micros(3)),
            r#","took":3000"#,
            r#","event.duration":3000"#,
        ),
        feature(
            || chat_log!(info, "moment", seen_at = UNIX_EPOCH + Duration::from_micros(1_000_000_000_000_001)),
            r#","seen_at":"2001-09-09T01:46:40.000001Z""#,
            r#","chat.seen_at":"2001-09-09T01:46:40.000001Z""#,
        ),
    ]
}

fn compounds() -> Vec<Feature> {
    vec![
        feature(
            || chat_log!(info, "strings", names = ["a", "b"]),
            r#","names":["a","b"]"#,
            r#","chat.names":["a","b"]"#,
        ),
        feature(
            || chat_log!(info, "integers", numbers = vec![1, -2]),
            r#","numbers":[1,-2]"#,
            r#","chat.numbers":[1,-2]"#,
        ),
        feature(
            || chat_log!(info, "floats, two of them not finite", ratios = vec![1.0, f64::NAN, 2.5, f64::INFINITY]),
            r#","ratios":[1.0,2.5]"#,
            r#","chat.ratios":[1.0,2.5]"#,
        ),
        feature(
            || chat_log!(info, "object", place = place()),
            r#","place":{"row":7,"label":"a","seat":{"number":-1}}"#,
            r#","chat.place.row":7,"chat.place.label":"a","chat.place.seat.number":-1"#,
        ),
        feature(
            || chat_log!(info, "JSON", payload = Json(json!({"a": [1, "b", null], "b": null, "c": {"d": 5.0}}))),
            r#","payload":{"a":[1,"b"],"c":{"d":5.0}}"#,
            r#","chat.payload":{"a":[1,"b"],"c":{"d":5.0}}"#,
        ),
    ]
}

fn place() -> Place {
    Place { row: 7, label: "a".to_owned(), seat: Seat { number: -1, color: None } }
}

fn classes() -> Vec<Feature> {
    vec![
        feature(
            || chat_log!(info, "no key", email = "jane@example.com"),
            r#","email":"[REDACTED]""#,
            r#","chat.email":"[REDACTED]""#,
        ),
        feature(|| chat_log!(info, "dropped", birthday = "1970-01-01"), "", ""),
    ]
}

fn contexts() -> Vec<Feature> {
    vec![
        feature(|| in_room(1), r#","room_name":"lobby","count":1"#, r#","chat.room_name":"lobby","chat.count":1"#),
        feature(
            || outer("outer", 1),
            r#","count":1,"room_name":"inner","delta":2"#,
            r#","chat.count":1,"chat.room_name":"inner","chat.delta":2"#,
        ),
        feature(|| overridden(1), r#","count":2"#, r#","chat.count":2"#),
    ]
}

#[log_context(room_name = "lobby")]
fn in_room(count: u64) {
    chat_log!(info, "in a room", count);
}

#[log_context(count, room_name)]
fn outer(room_name: &str, count: u64) {
    inner("inner");
}

#[log_context(room_name)]
fn inner(room_name: &str) {
    chat_log!(info, "the inner value wins", delta = 2);
}

#[log_context(count)]
fn overridden(count: u64) {
    chat_log!(info, "the call's value wins", count = 2);
}
