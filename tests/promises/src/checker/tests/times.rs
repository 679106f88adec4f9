use super::Case;
use crate::checker::Layout::{Ecs, Flat};
use crate::checker::{Layout, Rule};

pub(super) fn cases() -> Vec<Case> {
    let wrong_times = [
        "2026-02-28T23:59:59.001Z",
        "2026-02-28T23:59:59.000000001Z",
        "2026-02-28T23:59:59Z",
        "2026-02-28T23:59:59.000001+00:00",
        "2026-02-28T23:59:59.000001",
        "2026-02-28 23:59:59.000001Z",
        "2026-02-28T23:59:59,000001Z",
        "2026-02-29T23:59:59.000001Z",
        "2026-13-01T23:59:59.000001Z",
        "2026-00-01T23:59:59.000001Z",
        "2026-04-31T23:59:59.000001Z",
        "2026-02-28T24:00:00.000001Z",
        "2026-02-28T23:60:59.000001Z",
        "2026-02-28T23:59:60.000001Z",
        "1969-12-31T23:59:59.999999Z",
        "2262-01-01T00:00:00.000000Z",
        "2026-02-2üT23:59:59.00001Z",
        "",
    ];
    let mut cases: Vec<Case> =
        wrong_times.iter().flat_map(|time| [time_case(Flat, time), time_case(Ecs, time)]).collect();
    cases.extend([
        Case::edited(Ecs, Rule::T01, r#""2026-02-28T23:59:59.000001Z""#, "1772323199000").also(&[Rule::S02]),
        ecs_date("2026-02-28T23:59:59Z", "2026-02-28T23:59:59"),
        ecs_date("2024-02-29T23:59:59.123456789+01:00", "2100-02-29T23:59:59Z"),
        ecs_date("2000-02-29T23:59:59.1-12:30", "2000-02-29T23:59:59.1-1230"),
        ecs_date("2026-02-28T23:59:59.1Z", "2026-02-28T23:59:59.1234567890Z"),
    ]);
    cases
}

fn time_case(layout: Layout, time: &str) -> Case {
    Case::edited(layout, Rule::T01, "2026-02-28T23:59:59.000001Z", time)
}

fn ecs_date(pass: &str, fail: &str) -> Case {
    let created = |time| format!(r#""event.created":"{time}""#);
    Case::added(Ecs, Rule::T02, &created(pass), &created(fail))
}
