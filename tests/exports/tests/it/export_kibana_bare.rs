//! The export for Kibana with a schema that has none of the dashboards' own fields: the built-in fields remain. The schema
//! also has more durations than a dashboard shows.

#[path = "export_kibana/objects.rs"]
mod objects;

use chat_log::export::Export;
use chat_log::{Layout, log_schema};
use objects::exported::{ENGINES, file, find};
use objects::{check, titles};
use std::time::Duration;

/// No user and no event; a built-in name with another meaning; seven durations, one of which
/// is a limit, and one that is text in ECS.
#[log_schema(service = "bare", namespace = "bare")]
pub struct LogSchema {
    note: String,
    lines_lost: String,
    #[log(pii = "mask", keep_last = 4)]
    username: String,
    #[log(unit = "us")]
    a: Duration,
    #[log(unit = "s")]
    b_s: Duration,
    #[log(unit = "ns")]
    c: Vec<Duration>,
    #[log(unit = "ms")]
    d: Duration,
    #[log(unit = "ms")]
    d_timeout: Duration,
    #[log(unit = "ms")]
    e: Duration,
    #[log(unit = "ms")]
    f: Duration,
    #[log(unit = "ms")]
    g: Duration,
    #[log(ecs = "event.id", unit = "ms")]
    first: Duration,
}

#[test]
fn objects_for_undeclared_fields_are_omitted() {
    let export = Export::linked().expect("a schema is linked");
    for layout in [Layout::Flat, Layout::Ecs] {
        check(&export, layout);
        let own = if layout == Layout::Flat { "elapsed_ms" } else { "bare.elapsed_ms" };
        let prefix = if layout == Layout::Flat { "" } else { "bare." };
        let performance = |field: &str| format!("Performance by function: {prefix}{field}");
        let objects = objects::objects(&export, layout);
        let expected = [
            "Services and levels",
            "Lines by level",
            "Error rate",
            "Top errors by type",
            "Missing lines",
            &format!("Performance: {own}"),
            &format!("Performance by function: {own}"),
            &performance("a (µs)"),
            &performance("b_s"),
            &performance("c (ns)"),
            &performance("d (ms)"),
            &performance("e (ms)"),
        ];
        assert_eq!(titles(&objects, "visualization"), expected);
        let searches = titles(&objects, "search");
        let exact: Vec<&str> = searches.iter().filter_map(|title| title.strip_suffix(", exact")).collect();
        assert_eq!(exact, ["WebSocket-related logs", "Logs of the application only", "Database errors"]);
        assert_eq!(searches.len(), 9 + exact.len());
        assert!(
            file(&export, &format!("{layout}/searches.md"))
                .contains("No field of this schema identifies the user in clear text")
        );
        for engine in ENGINES {
            let alert = |name: &str| find(&export, &format!("{layout}/{engine}/alert-{name}.json"));
            assert_eq!(alert("lines-lost"), None, "a text can't be summed");
            assert!(alert("error-rate").is_some());
        }
    }
}
