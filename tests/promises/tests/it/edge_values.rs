//! A value at the edge of its type, or of an unusual shape, costs at most itself: no call panics or exhausts the stack.

use chat_log::{Json, chat_log};
use chat_log_tests::checker::Layout;
use chat_log_tests::lines::one;
use serde_json::{Value, json};
use std::time::{Duration, UNIX_EPOCH};

#[test]
fn the_earliest_and_the_latest_time() {
    let earliest = UNIX_EPOCH.checked_sub(Duration::from_secs(1 << 63)).expect("the first second of a system");
    let latest = UNIX_EPOCH.checked_add(Duration::new((1 << 63) - 1, 999_999_999)).expect("the last one");
    for time in [earliest, earliest + Duration::from_nanos(1), latest] {
        for layout in [Layout::Flat, Layout::Ecs] {
            let line = one(layout, || chat_log!(info, "seen at {seen_at}", seen_at = time, count = 1));
            assert_eq!(line["message"], "seen at -", "{line:?}");
        }
    }
}

#[test]
fn a_hole_shows_what_the_line_has() {
    let message = |ratio: f64| one(Layout::Flat, || chat_log!(info, "ratio {ratio}", ratio))["message"].clone();
    assert_eq!(message(f64::NAN), "ratio -");
    assert_eq!(message(f64::NEG_INFINITY), "ratio -");
    assert_eq!(message(1e300), "ratio 1e300");
    assert_eq!(message(-2.5e16), "ratio -2.5e16");
    assert_eq!(message(12_345_678.25), "ratio 12345678.25");
}

#[test]
fn json_of_any_depth() {
    const LEVELS: usize = 100_000;
    let lists = (0..LEVELS).fold(json!(1), |inner, _| Value::Array(vec![inner]));
    let object = |inner| Value::Object([("inner".to_owned(), inner)].into_iter().collect());
    let objects = (0..LEVELS).fold(json!(1), |inner, _| object(inner));
    let members = [("lists", lists), ("objects", objects), ("count", json!(7))];
    let payload = Value::Object(members.map(|(key, value)| (key.to_owned(), value)).into_iter().collect());
    let line = one(Layout::Flat, || chat_log!(info, "deep", payload = Json(&payload)));
    assert_eq!(line["payload"]["count"], 7, "{line:?}");
    drop_levels(payload);
}

/// The destructor of a tree calls itself for each level.
fn drop_levels(tree: Value) {
    let mut rest = vec![tree];
    while let Some(tree) = rest.pop() {
        match tree {
            Value::Array(elements) => rest.extend(elements),
            Value::Object(members) => rest.extend(members.into_iter().map(|(_, member)| member)),
            _ => {}
        }
    }
}

/// Twenty levels are what an index takes; options and newtypes are no level.
#[test]
fn levels_of_json_are_those_of_the_index() {
    let nested = |levels: usize| (0..levels).fold(json!("leaf"), |inner, _| json!({ "inner": inner }));
    let shown = |value: &Value| {
        one(Layout::Flat, || chat_log!(info, "m", payload = Json(value.clone())))["payload"].to_string()
    };
    assert!(shown(&nested(20)).contains("leaf"));
    assert!(!shown(&nested(21)).contains("leaf"));
}
