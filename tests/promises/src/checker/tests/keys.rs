use super::Case;
use crate::checker::Layout::{Ecs, Flat};
use crate::checker::Rule;

pub(super) fn cases() -> Vec<Case> {
    let flat = |rule, pass, fail: &str| Case::added(Flat, rule, pass, fail);
    let ecs = |rule, pass, fail: &str| Case::added(Ecs, rule, pass, fail);
    let long = |letters| format!(r#""{}":1"#, "a".repeat(letters));
    vec![
        flat(Rule::K02, r#""a":1"#, r#""":1"#),
        flat(Rule::K02, r#""a":1"#, r#"" ":1"#),
        flat(Rule::K02, r#""a":{"b":1}"#, r#""a":{"":1}"#),
        flat(Rule::K03, r#""a.b":1"#, r#"".a":1"#),
        flat(Rule::K03, r#""a.b":1"#, r#""a.":1"#),
        flat(Rule::K03, r#""a.b":1"#, r#""a..b":1"#),
        flat(Rule::K04, r#""a_id":1"#, r#""_id":"1""#),
        flat(Rule::K04, r#""a":{"_id":"1"}"#, r#""_source":{"a":1}"#),
        flat(Rule::K05, r#""metadata":1"#, r#""@metadata":{"_index":"x"}"#),
        flat(Rule::K05, r#""version":1"#, r#""@version":"1""#),
        flat(Rule::K05, r#""event_type":"a""#, r#""type":"a""#),
        ecs(Rule::K05, r#""host.name":"a""#, r#""host":{"name":"a"}"#),
        ecs(Rule::K06, r#""a.b":1,"a.c":2"#, r#""a.b":1,"a":{"c":2}"#),
        ecs(Rule::K06, r#""a":{"b":1,"c":2}"#, r#""a.b":1,"a":{"b":2}"#),
        ecs(Rule::K06, r#""a":{"b.c":1,"b.d":2}"#, r#""a":{"b.c":1,"b":{"d":2}}"#),
        ecs(Rule::K07, r#""a.b":1,"ab":2"#, r#""a.b":1,"a":2"#),
        ecs(Rule::K07, r#""a":[{"b":1},{"c":1}]"#, r#""a":[{"b":1},{"b":{"c":1}}]"#),
        flat(Rule::W06, r#""a1_B@.c":1"#, r#""1a":1"#),
        flat(Rule::W06, r#""a_b":1"#, r#""a-b":1"#),
        flat(Rule::W06, r#""a_b":1"#, r#""ä":1"#),
        flat(Rule::W07, &long(255), &long(256)),
    ]
}
