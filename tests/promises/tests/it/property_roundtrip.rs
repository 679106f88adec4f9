//! Every logged value is the same when it is read back from the line, in both layouts, and the line is valid.

use chat_log::{Json, chat_log, log_context};
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::{Members, assert_right, capture, members, one};
use chat_log_tests::schema::{EventType, Place, Seat};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Number, Value, json};
use std::time::Duration;

/// A value for every field that holds any value.
#[derive(Debug, Clone)]
struct Values {
    texts: [String; 3],
    letter: char,
    flag: Option<bool>,
    /// The variant with its written word.
    event: (EventType, &'static str),
    count: u64,
    delta: i64,
    wide: u128,
    ratio: f64,
    small: f32,
    elapsed: Duration,
    names: Vec<String>,
    numbers: Vec<i64>,
    ratios: Vec<f64>,
    place: Place,
    payload: Value,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flat_lines_contain_what_was_logged(values in values()) {
        let members = logged(Layout::Flat, &values);
        prop_assert_eq!(own(members, |name| name.to_owned()), expected(&values));
    }

    #[test]
    fn ecs_lines_contain_what_was_logged(values in values()) {
        let members = logged(Layout::Ecs, &values);
        let mut wanted = expected(&values);
        flatten_place(&mut wanted);
        prop_assert_eq!(own(members, |name| format!("chat.{name}")), wanted);
    }

    #[test]
    fn messages_contain_what_their_placeholders_name(text in any_text(), number in any::<i64>(), flag in any::<bool>()) {
        let captured = capture(Layout::Flat);
        chat_log!(info, "a{note}b{delta}c{is_admin}d", note = &text, delta = number, is_admin = flag);
        let lines = captured.lines();
        assert_right(Layout::Flat, &lines);
        let wanted = format!("a{text}b{number}c{flag}d");
        prop_assert_eq!(&members(&lines[0])["message"], &json!(wanted));
    }
}

fn values() -> impl Strategy<Value = Values> {
    let texts =
        (any_text(), any_text(), any_text(), any::<char>(), any::<Option<bool>>(), vec(any_text(), 1..4), event());
    let integers = (edge_u64(), any::<i64>(), any::<u128>(), vec(any::<i64>(), 1..4), any::<u32>());
    let floats = (edge_f64(), any::<f32>(), vec(edge_f64(), 1..4), any::<u32>());
    (texts, integers, floats, payload()).prop_map(|(texts, integers, floats, payload)| {
        let (note, room, label, letter, flag, names, event) = texts;
        let (count, delta, wide, numbers, row) = integers;
        let (ratio, small, ratios, microseconds) = floats;
        let seat = Seat { number: delta, color: flag.map(|_| room.clone()) };
        let place = Place { row, label: label.clone(), seat };
        let elapsed = Duration::from_micros(microseconds.into());
        let texts = [note, room, label];
        Values {
            texts,
            letter,
            flag,
            event,
            count,
            delta,
            wide,
            ratio,
            small,
            elapsed,
            names,
            numbers,
            ratios,
            place,
            payload,
        }
    })
}

fn event() -> impl Strategy<Value = (EventType, &'static str)> {
    prop_oneof![Just((EventType::DbError, "db_error")), Just((EventType::WebsocketConnect, "websocket_connect"))]
}

/// Any string, often with characters that must be escaped.
fn any_text() -> impl Strategy<Value = String> {
    let awkward = "[\u{0}-\u{20}\"\\\\/\u{7E}-\u{A0}\u{61C}\u{200D}-\u{2030}\u{2060}-\u{2070}\u{D7FF}\u{E000}\u{FEFF}-\u{FFFF}a🦀]{0,40}";
    prop_oneof![any::<String>(), awkward.prop_map(|text: String| text), ".{0,60}".prop_map(|text: String| text)]
}

fn edge_u64() -> impl Strategy<Value = u64> {
    prop_oneof![any::<u64>(), Just(i64::MAX as u64), Just(i64::MAX as u64 + 1), Just(u64::MAX), Just(0)]
}

/// Often a power of ten, whose shortest form has no decimal point.
fn edge_f64() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), (-320..309).prop_map(|exponent| 10_f64.powi(exponent)), Just(-0.0)]
}

/// JSON of any shape, with harmless keys and texts: redaction is another promise.
fn payload() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        edge_u64().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        edge_f64().prop_map(Value::from),
        "[a-c\u{1}\u{2028}\"\\\\ üß漢]{0,12}".prop_map(Value::from),
    ];
    let tree = leaf.prop_recursive(5, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map("k[0-9]{1,3}", inner, 0..4).prop_map(|entries| entries.into_iter().collect()),
        ]
    });
    btree_map("k[0-9]{1,3}", tree, 1..4).prop_map(|entries| entries.into_iter().collect())
}

fn logged(layout: Layout, values: &Values) -> Members {
    one(layout, || log(&values.texts[1], values))
}

#[log_context(room_name)]
fn log(room_name: &str, values: &Values) {
    chat_log!(
        warn,
        "all of them",
        note = &values.texts[0],
        other = values.texts[2].as_str(),
        letter = values.letter,
        event_type = values.event.0,
        is_admin = values.flag,
        count = values.count,
        delta = values.delta,
        wide = values.wide,
        ratio = values.ratio,
        small = values.small,
        elapsed = values.elapsed,
        names = &values.names,
        numbers = values.numbers.as_slice(),
        ratios = &values.ratios,
        place = &values.place,
        payload = Json(values.payload.clone()),
    );
}

/// Returns the members of the declared fields, by field name.
fn own(mut members: Members, key: fn(&str) -> String) -> Members {
    let leaves = ["place.row", "place.label", "place.seat.number", "place.seat.color"];
    let fields = [
        "room_name",
        "note",
        "other",
        "event_type",
        "letter",
        "is_admin",
        "count",
        "delta",
        "wide",
        "ratio",
        "small",
        "elapsed",
    ];
    let lists = ["names", "numbers", "ratios", "place", "payload"];
    let names = leaves.iter().chain(&fields).chain(&lists);
    // Two decimal numbers can be equally short and equally close to an `f32`, so it is read back as an `f32`.
    if let Some(small) = members.get_mut(&key("small")) {
        *small = Number::from_f64(f64::from(small.as_f64().expect("a number") as f32)).into();
    }
    names.filter_map(|name| Some(((*name).to_owned(), members.remove(&key(name))?))).collect()
}

fn expected(values: &Values) -> Members {
    let Values { texts: [note, room, other], letter, flag, count, delta, wide, .. } = values;
    let place = &values.place;
    let mut seat = json!({"number": place.seat.number});
    if let Some(color) = &place.seat.color {
        seat["color"] = color.as_str().into();
    }
    let fields = json!({
        "room_name": room,
        "note": note,
        "other": other,
        "letter": letter,
        "event_type": values.event.1,
        "is_admin": flag,
        "count": integer(u128::from(*count)),
        "delta": delta,
        "wide": integer(*wide),
        "ratio": Number::from_f64(values.ratio),
        "small": Number::from_f64(values.small.into()),
        "elapsed": values.elapsed.as_nanos() as f64 / 1e6,
        "names": values.names,
        "numbers": values.numbers,
        "ratios": values.ratios.iter().copied().filter(|ratio| ratio.is_finite()).collect::<Vec<f64>>(),
        "place": {"row": place.row, "label": place.label, "seat": seat},
        "payload": without_null(values.payload.clone()).map(wide_as_text),
    });
    let Value::Object(fields) = fields else { unreachable!("written as one above") };
    fields.into_iter().filter(|(_, value)| !value.is_null()).collect()
}

/// A string above `i64::MAX`, since Filebeat would round the number.
fn integer(number: u128) -> Value {
    i64::try_from(number).map_or_else(|_| number.to_string().into(), Value::from)
}

fn flatten_place(fields: &mut Members) {
    let Some(Value::Object(place)) = fields.remove("place") else { return };
    for (name, value) in place {
        match value {
            Value::Object(seat) => {
                fields.extend(seat.into_iter().map(|(leaf, value)| (format!("place.{name}.{leaf}"), value)))
            }
            value => drop(fields.insert(format!("place.{name}"), value)),
        }
    }
}

fn without_null(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Array(items) => Some(items.into_iter().filter_map(without_null).collect()),
        Value::Object(entries) => {
            Some(entries.into_iter().filter_map(|(key, value)| Some((key, without_null(value)?))).collect())
        }
        leaf => Some(leaf),
    }
}

fn wide_as_text(value: Value) -> Value {
    match value {
        Value::Number(number) => number.as_u64().map_or(Value::Number(number), |number| integer(number.into())),
        Value::Array(items) => items.into_iter().map(wide_as_text).collect(),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, wide_as_text(value))).collect(),
        leaf => leaf,
    }
}
