//! The same for a schema that has none of the fields that dashboards are about: what the library itself writes remains.

#[path = "export_kibana/objects.rs"]
mod objects;

use chat_log::export::{Alert, Export, Target};
use chat_log::{Layout, log_schema};
use objects::{check, titles};

/// No user, no event, no length of time; and a name of the library's own for something else.
#[log_schema(service = "bare", namespace = "bare")]
pub struct LogSchema {
    note: String,
    lines_lost: String,
    #[log(pii = "mask", keep_last = 4)]
    username: String,
}

#[test]
fn what_a_schema_does_not_have_is_left_out() {
    let export = Export::linked().expect("a schema is linked");
    for layout in [Layout::Flat, Layout::Ecs] {
        check(&export, layout);
        let own = if layout == Layout::Flat { "elapsed_ms" } else { "bare.elapsed_ms" };
        let objects = objects::objects(&export, layout);
        let expected = [
            "Services and levels",
            "Lines by level",
            "Error rate",
            "Top errors by type",
            "Lines that are missing",
            &format!("Performance: {own}"),
            &format!("Performance by function: {own}"),
        ];
        assert_eq!(titles(&objects, "visualization"), expected);
        let searches = titles(&objects, "search");
        let exact: Vec<&str> = searches.iter().filter_map(|title| title.strip_suffix(", exact")).collect();
        assert_eq!(exact, ["WebSocket-related logs", "Logs of the application alone", "Database errors"]);
        assert_eq!(searches.len(), 9 + exact.len());
        assert!(export.searches(layout).contains("No field of this schema says openly who the user is"));
        for target in Target::ALL {
            assert_eq!(export.alert(layout, target, Alert::LinesLost), None, "a text can't be added up");
            assert!(export.alert(layout, target, Alert::ErrorRate).is_some());
        }
    }
}
