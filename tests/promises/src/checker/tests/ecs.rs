use super::{Case, line};
use crate::checker::Layout::Ecs;
use crate::checker::Rule;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = spec_cases();
    cases.extend(field_cases());
    cases.extend(hint_cases());
    cases
}

fn spec_cases() -> Vec<Case> {
    let edited = |rule, from, to| Case::edited(Ecs, rule, from, to);
    let added = |rule, pass, fail| Case::added(Ecs, rule, pass, fail);
    vec![
        edited(Rule::S01, r#""@timestamp":"2026-02-28T23:59:59.000001Z","#, ""),
        edited(Rule::S01, r#""log.level":"info","#, ""),
        edited(Rule::S01, r#""ecs.version":"8.11.0","#, ""),
        edited(Rule::S02, r#""message":"sent""#, r#""message":1"#),
        edited(Rule::S02, r#""ecs.version":"8.11.0""#, r#""ecs.version":8.11"#),
        edited(Rule::S02, r#""service.name":"chat""#, r#""service.name":["chat"]"#),
        added(Rule::S02, r#""log.origin.file.line":7"#, r#""log.origin.file.line":"7""#),
        edited(Rule::S03, r#""log.level":"info","message":"sent""#, r#""message":"sent","log.level":"info""#),
        edited(Rule::S03, r#"{"@timestamp""#, r#"{"user.id":"1","@timestamp""#),
        edited(Rule::S03, r#","message""#, r#","event.kind":"event","message""#),
        nested_level(),
        Case::whole(
            Ecs,
            Rule::S04,
            line(Ecs, ""),
            replaced(r#""ecs.version":"8.11.0""#, r#""ecs":{"version":"8.11.0"}"#),
        ),
    ]
}

/// A nested level without dotted siblings, which would also be twins.
fn nested_level() -> Case {
    let text = super::text(Ecs, "");
    let nested = text
        .replace(r#""log.level":"info","#, "")
        .replace(r#""log.logger":"my_chat.views""#, r#""log":{"level":"info"}"#);
    Case::whole(Ecs, Rule::S04, line(Ecs, ""), nested.into_bytes())
}

fn replaced(from: &str, to: &str) -> Vec<u8> {
    super::text(Ecs, "").replace(from, to).into_bytes()
}

fn field_cases() -> Vec<Case> {
    let added = |rule, pass, fail| Case::added(Ecs, rule, pass, fail);
    vec![
        added(Rule::S05, r#""user.id":"42""#, r#""user.id":42"#),
        added(Rule::S05, r#""event.duration":5"#, r#""event.duration":5.0"#),
        added(Rule::S05, r#""event.category":["web"]"#, r#""event.category":"web""#),
        added(Rule::S05, r#""client.ip":"10.0.0.1""#, r#""client.ip":true"#),
        added(Rule::S05, r#""error.stack_trace":"at a""#, r#""error.stack_trace":{"a":1}"#),
        added(Rule::S05, r#""tags":["a","b"]"#, r#""tags":[1]"#),
        added(Rule::S06, r#""event.code":"a""#, r#""event":"a""#),
        added(Rule::S06, r#""error.message":"a""#, r#""error":"a""#),
        added(Rule::S07, r#""labels":{"a_b":1}"#, r#""labels":{"a.b":1}"#),
        added(Rule::S07, r#""labels.a_b":1"#, r#""labels.a.b":1"#),
        added(Rule::S07, r#""labels":{"a_b":1}"#, r#""labels":{"a*b":1}"#).also(&[Rule::W06]),
        added(Rule::S08, r#""labels":{"a":"b"}"#, r#""labels":{"a":["b"]}"#),
        added(Rule::S08, r#""labels":{"a":true}"#, r#""labels":{"a":{}}"#),
        added(Rule::S09, r#""data_stream.dataset":"chat.app""#, r#""data_stream.dataset":"chat-app""#),
        added(Rule::S09, r#""data_stream.namespace":"default""#, r#""data_stream.namespace":"Default""#),
        added(Rule::S09, r#""event.dataset":"chat""#, r#""event.dataset":"""#),
        added(
            Rule::S10,
            r#""data_stream.dataset":"chat","event.dataset":"chat""#,
            r#""data_stream.dataset":"chat","event.dataset":"chat.app""#,
        ),
    ]
}

fn hint_cases() -> Vec<Case> {
    let edited = |rule, from, to| Case::edited(Ecs, rule, from, to);
    let added = |rule, pass, fail| Case::added(Ecs, rule, pass, fail);
    vec![
        edited(Rule::W08, r#""info""#, r#""notice""#),
        edited(Rule::W09, r#""info""#, r#""INFO""#),
        added(Rule::W10, r#""a.level":"info""#, r#""level":"info""#),
        added(
            Rule::W11,
            r#""trace.id":"0af7651916cd43dd8448eb211c80319c""#,
            r#""trace.id":"0AF7651916CD43DD8448EB211C80319C""#,
        ),
        added(Rule::W11, r#""span.id":"b7ad6b7169203331""#, r#""span.id":"b7ad6b716920333""#),
        added(Rule::W11, r#""transaction.id":"b7ad6b7169203331""#, r#""transaction.id":"""#),
    ]
}
