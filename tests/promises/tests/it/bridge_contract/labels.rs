//! Undeclared names: one bounded object.

use super::setup::{each_layout, labels, log_pairs};
use chat_log::statistics;
use chat_log_tests::lines::Members;
use log::kv::Value as KvValue;
use serde_json::{Value, json};

#[test]
fn unknown_names_of_every_type_are_text_in_the_labels() {
    each_layout(|case| {
        log::info!(
            shard = 7_u64, offset = -4_i64, load = 0.5, healthy = true, zone = "eu", huge = u128::MAX, initial = 'x',
            shown:% = 1.5, debugged:? = Some("a"); "of log"
        );
        let line = case.line();
        let expected = json!({
            "shard": "7", "offset": "-4", "load": "0.5", "healthy": "true", "zone": "eu", "huge": u128::MAX.to_string(),
            "initial": "x", "shown": "1.5", "debugged": "Some(\"a\")",
        });
        assert_eq!(line["labels"], expected);
        tracing::info!(
            shard = 7_u64,
            offset = -4_i64,
            load = 0.5,
            healthy = true,
            zone = "eu",
            huge = u128::MAX,
            initial = %'x',
            shown = %1.5,
            debugged = ?Some("a"),
            "of tracing"
        );
        assert_eq!(case.line()["labels"], expected);
    });
}

#[test]
fn bytes_are_shown_as_text() {
    each_layout(|case| {
        tracing::info!(body = b"password=hunter2".as_slice(), raw = b"\xc0\xff".as_slice(), "of tracing");
        assert_eq!(case.line()["labels"], json!({"body": "password=[REDACTED]", "raw": "[c0, ff]"}));
    });
}

#[test]
fn there_are_at_most_64_and_the_rest_is_counted() {
    each_layout(|case| {
        let before = statistics().values_refused;
        let pairs: Vec<_> = (0..100).map(|number| (format!("name{number}"), KvValue::from(number))).collect();
        log_pairs(&pairs, format_args!("many"));
        let labels = labels(&case.line());
        assert_eq!(labels.len(), 64);
        assert!((0..64).all(|number| labels.contains_key(&format!("name{number}"))), "{labels:#?}");
        assert_eq!(statistics().values_refused - before, 36);
    });
}

#[test]
fn nested_spans_do_not_exceed_the_label_limit() {
    each_layout(|case| {
        macro_rules! in_spans {
            ([$($prefix:literal)+] $run:expr) => {{
                $(let _span = tracing::info_span!(
                    "span",
                    { concat!($prefix, "0") } = 0, { concat!($prefix, "1") } = 1, { concat!($prefix, "2") } = 2,
                    { concat!($prefix, "3") } = 3, { concat!($prefix, "4") } = 4, { concat!($prefix, "5") } = 5,
                    { concat!($prefix, "6") } = 6, { concat!($prefix, "7") } = 7, { concat!($prefix, "8") } = 8,
                    { concat!($prefix, "9") } = 9,
                ).entered();)+
                $run
            }};
        }
        in_spans!(["a" "b" "c" "d" "e" "f" "g" "h"] tracing::info!(own = true, "inside"));
        let line = case.line();
        let labels = labels(&line);
        assert!((60..=64).contains(&labels.len()), "{labels:#?}");
        assert_eq!(labels.get("own"), Some(&json!("true")), "the innermost label is kept");
    });
}

#[test]
fn names_and_values_are_bounded_in_length() {
    each_layout(|case| {
        let name = "n".repeat(1 << 20);
        // Would fit into a line without being cut.
        let value = "ä".repeat(3000);
        log_pairs(&[(name, KvValue::from(value.as_str()))], format_args!("long"));
        tracing::info!(long = %value, "long");
        tracing::info!(long = value, "long");
        tracing::info_span!("span", long = value).in_scope(|| tracing::info!("long"));
        let lengths = |line: &Members| -> Vec<(usize, usize)> {
            let text = |value: &Value| value.as_str().expect("a text").len();
            labels(line).iter().map(|(name, value)| (name.len(), text(value))).collect()
        };
        let lines: Vec<_> = case.lines().iter().map(lengths).collect();
        assert_eq!(lines, [vec![(64, 4096)], vec![(4, 4096)], vec![(4, 4096)], vec![(4, 4096)]]);
    });
}

/// ecs-logging forbids `.`, `*` and `\` in a label's name, and an index rejects an empty one.
#[test]
fn names_are_sanitized() {
    each_layout(|case| {
        let odd = ["a.b", "a*c", "a\\d", "a e", "a\"f", "", " ", "ключ", "\0", "a\nb", "g\u{202e}h", "@i", "_id"];
        let pairs: Vec<_> = odd.iter().map(|name| ((*name).to_owned(), KvValue::from(1))).collect();
        log_pairs(&pairs, format_args!("odd"));
        tracing::info!("a.b" = 1, "a*c" = 1, "a\\d" = 1, "a e" = 1, "" = 1, "\0" = 1, "odd");
        let lines = case.lines();
        assert_eq!(lines.len(), 2);
        for line in lines {
            let labels = labels(&line);
            assert!(labels.len() >= 5, "{labels:#?}");
            for name in labels.keys() {
                let is_safe = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
                assert!(!name.is_empty() && name.chars().all(is_safe), "{name:?}");
            }
            assert_eq!(labels.get("a_b"), Some(&json!("1")));
        }
    });
}

#[test]
fn names_that_are_equal_when_sanitized_lose_no_value() {
    each_layout(|case| {
        let pairs = [("a.b", 1), ("a_b", 2), ("a_b", 3)].map(|(name, value)| (name.to_owned(), KvValue::from(value)));
        log_pairs(&pairs, format_args!("twice"));
        assert_eq!(case.line()["labels"], json!({"a_b": "1", "a_b_2": "2", "a_b_3": "3"}));
    });
}
