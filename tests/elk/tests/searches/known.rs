//! The expected numbers of each panel: what the program does, in each of two services.

use crate::rows::Rows;
use serde_json::{Value, json};

/// All lines have one date, unless midnight passes while they are written.
pub(crate) fn assert_shown(panel: &str, rows: &Rows<Value>) {
    let shown = Shown(rows);
    match panel {
        "services" => {
            assert_eq!(shown.column(0, &["chat", "error"]), 28.0);
            assert_eq!(shown.column(0, &["chat-admin", "error"]), 28.0);
        }
        "levels" => assert_eq!(shown.column(0, &["error"]), 56.0),
        "error-rate" => assert_eq!(shown.column(0, &["errors"]), 56.0),
        "error-types" => shown.assert_only(&[("search_lines::UserNotFound, my_chat.views", 2)]),
        "error-events" => shown.assert_only(&[("authentication_failed", 2)]),
        "missing-lines" => {
            assert_eq!((shown.column(0, &[]), shown.column(1, &[])), (6.0, 16.0), "lost, suppressed");
        }
        "time-elapsed_ms" => {
            let longest = rows.0.values().map(|values| percentile(&values[0], 2)).fold(0.0, f64::max);
            assert!(longest > 100.0, "{longest}");
        }
        "functions-elapsed_ms" => {
            shown.assert_only(&[("handle", 20), ("wait", 2)]);
            assert!(percentile(&shown.row("wait")[1], 0) >= 120.0);
        }
        "functions-elapsed" => {
            shown.assert_only(&[("fast", 200), ("slow", 200)]);
            for (function, expected) in [("fast", [50.0, 95.0, 99.0]), ("slow", [1_500.0, 1_950.0, 1_990.0])] {
                for (at, expected) in expected.into_iter().enumerate() {
                    let value = percentile(&shown.row(function)[1], at);
                    assert!((value - expected).abs() <= expected / 25.0, "{function}: {value} and not {expected}");
                }
            }
        }
        "active-users" if rows.0.len() > 1 => {}
        "active-users" => assert_eq!(shown.column(0, &[]), 9.0, "0 to 4, 7, 12, 123 and 123456"),
        "user-activity" => {
            let of_user = ["123, user_login", "123, user_logout", "123, websocket_connect"];
            of_user.iter().for_each(|keys| assert_eq!(shown.row(keys), [json!(2)], "{keys}"));
        }
        other => panic!("nobody said what `{other}` has to show"),
    }
}

struct Shown<'r>(&'r Rows<Value>);

impl Shown<'_> {
    /// Returns the sum of a column over the rows whose last keys are these.
    fn column(&self, column: usize, last: &[&str]) -> f64 {
        let rows = self
            .0
            .0
            .iter()
            .filter(|(keys, _)| keys.ends_with(&last.iter().map(ToString::to_string).collect::<Vec<_>>()));
        rows.filter_map(|(_, values)| values[column].as_f64()).sum()
    }

    fn row(&self, keys: &str) -> &[Value] {
        let row = self.0.0.iter().find(|(found, _)| found.join(", ") == keys);
        row.unwrap_or_else(|| panic!("no row {keys}: {:?}", self.0.0.keys())).1
    }

    /// Requires these rows, with their numbers of lines.
    fn assert_only(&self, expected: &[(&str, u64)]) {
        let found = self.0.0.iter().map(|(keys, values)| (keys.join(", "), values[0].clone()));
        let expected = expected.iter().map(|(keys, lines)| ((*keys).to_owned(), json!(lines)));
        assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }
}

fn percentile(values: &Value, at: usize) -> f64 {
    values[at]["value"].as_f64().expect("a percentile")
}
