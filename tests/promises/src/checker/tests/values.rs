use super::Case;
use crate::checker::Layout::Flat;
use crate::checker::Rule;

pub(super) fn cases() -> Vec<Case> {
    let added = |rule, pass: &str, fail: &str| Case::added(Flat, rule, pass, fail);
    let text = |name: &str, letters| format!(r#""{name}":"{}""#, "ü".repeat(letters));
    vec![
        added(Rule::V01, r#""a":[1,2]"#, r#""a":[1,"b"]"#),
        added(Rule::V01, r#""a":[1.0,2.5]"#, r#""a":[1,2.5]"#),
        added(Rule::V01, r#""a":[1,"18446744073709551615"]"#, r#""a":[1,"9223372036854775807"]"#),
        added(Rule::V01, r#""labels":{"a":[1,"b"]}"#, r#""a":{"b":[1,"b"]}"#),
        added(Rule::V01, r#""a":[[1],[2]]"#, r#""a":[{"b":1},2]"#),
        added(Rule::V05, &text("a", 1_024), &text("a", 16_384)).also(&[Rule::R01, Rule::W03]),
        added(Rule::V07, r#""a":9223372036854775807"#, r#""a":9223372036854775808"#),
        added(Rule::V07, r#""a":-9223372036854775808"#, r#""a":-9223372036854775809"#),
        added(Rule::V07, r#""a":"18446744073709551615""#, r#""a":18446744073709551615"#),
        added(Rule::V08, r#""a":1.7976931348623157e308"#, r#""a":1.8e308"#),
        added(Rule::D04, r#""a":1.0e21"#, r#""a":1e21"#),
        added(Rule::D05, r#""truncated":["message"]"#, r#""truncated":true"#),
        added(Rule::D05, r#""labels":{"truncated":"a"}"#, r#""chat":{"truncated":"a"}"#),
        added(Rule::D05, r#""truncated":["message"]"#, r#""truncated":[]"#),
        added(Rule::D05, r#""truncated":["message"]"#, r#""truncated":["message","message"]"#),
        added(Rule::W03, &text("a", 1_024), &text("a", 1_025)),
        added(Rule::W03, &text("exc_info", 5_000), &text("note", 5_000)),
        added(Rule::W04, r#""user_id":9007199254740991"#, r#""user_id":9007199254740992"#),
        added(Rule::W04, r#""paid":9007199254740992"#, r#""id":-9007199254740992"#),
        added(Rule::W13, r#""a":"\\u001b""#, r#""a":"\u001b[31m""#),
        added(Rule::W14, r#""a":"\\u0000""#, r#""a":"\u0000""#),
        added(Rule::W15, r#""a":"null""#, r#""a":null"#),
        added(Rule::W15, r#""a":[1]"#, r#""a":[null]"#),
    ]
}
