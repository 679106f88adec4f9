use super::{Case, line, rules};
use crate::checker::Layout::{Ecs, Flat};
use crate::checker::{Checker, Rule};

pub(super) fn cases() -> Vec<Case> {
    let edited = |rule, from, to| Case::edited(Flat, rule, from, to);
    let added = |rule, pass, fail| Case::added(Flat, rule, pass, fail);
    let mut cases: Vec<Case> = missing_fields().iter().map(|field| edited(Rule::L01, field, "")).collect();
    cases.extend([
        edited(Rule::L02, r#""timestamp":"2026-02-28T23:59:59.000001Z","#, ""),
        edited(Rule::L02, r#","level""#, r#","@timestamp":"2026-02-28T23:59:59.000001Z","level""#),
        edited(Rule::L03, r#""lineno":45"#, r#""lineno":"45""#),
        edited(Rule::L03, r#""process":1"#, r#""process":1.0"#),
        edited(Rule::L03, r#""thread":7"#, r#""thread":"main""#),
        edited(Rule::L03, r#""service":"chat""#, r#""service":{"name":"chat"}"#),
        edited(Rule::L03, r#""message":"sent""#, r#""message":["sent"]"#),
        added(Rule::L04, r#""error_type":"a""#, r#""error":"a""#),
        added(Rule::L04, r#""email":"a""#, r#""user":"a""#),
        added(Rule::L04, r#""labels":{"a":1}"#, r#""labels":"a""#),
        edited(Rule::D01, r#""level":"INFO","logger":"my_chat.views""#, r#""logger":"my_chat.views","level":"INFO""#),
        edited(Rule::D01, r#"{"timestamp""#, r#"{"user_id":1,"timestamp""#),
        edited(Rule::D01, r#","service""#, r#","user_id":1,"service""#),
        edited(Rule::D02, "INFO", "info"),
        edited(Rule::D02, "INFO", "WARN"),
        edited(Rule::D02, "INFO", "INFO "),
        edited(Rule::D03, "my_chat.views", "my_chat::views"),
        edited(Rule::D03, r#""module":"views""#, r#""module":"my_chat::views""#),
    ]);
    cases
}

fn missing_fields() -> [&'static str; 10] {
    [
        r#""level":"INFO","#,
        r#""logger":"my_chat.views","#,
        r#""module":"views","#,
        r#""message":"sent","#,
        r#""pathname":"src/views.rs","#,
        r#""lineno":45,"#,
        r#""funcName":"send","#,
        r#""process":1,"#,
        r#""thread":7,"#,
        r#","service":"chat""#,
    ]
}

#[test]
fn the_required_fields_can_be_chosen() {
    let missing =
        |checker: Checker, layout| rules(&checker.require(&["message", "user_id"]).check_line(&line(layout, "")));
    for layout in [Flat, Ecs] {
        assert_eq!(missing(Checker::new(layout), layout), [Rule::L01].into());
    }
    let right = Checker::new(Ecs).require(&["user.id"]).check_line(&line(Ecs, r#""user.id":"1""#));
    assert_eq!(right, []);
}

#[test]
fn the_time_may_have_the_ecs_name() {
    let text = super::text(Flat, "").replace("timestamp", "@timestamp");
    assert_eq!(Checker::new(Flat).check_line(text.as_bytes()), []);
}
