use super::{Case, line};
use crate::checker::Layout::Flat;
use crate::checker::Rule;

pub(super) fn cases() -> Vec<Case> {
    let right = || line(Flat, "");
    let added = |rule, pass, fail| Case::added(Flat, rule, pass, fail);
    let with = |after: &[u8]| {
        let body = right();
        [&body[..body.len() - 1], after].concat()
    };
    vec![
        added(Rule::E08, r#""a":1"#, r#""a":"#),
        added(Rule::E08, r#""a":1"#, r#""a":1,"#),
        added(Rule::E08, r#""a":1"#, r#""a":01"#),
        added(Rule::E08, r#""a":1.5"#, r#""a":.5"#),
        added(Rule::E08, r#""a":1.5"#, r#""a":1."#),
        added(Rule::E08, r#""a":true"#, r#""a":True"#),
        added(Rule::E08, r#""a":"b""#, r#""a":'b'"#),
        added(Rule::E08, r#""a":"b""#, r#"a:"b""#),
        added(Rule::E08, r#""a":"\n""#, r#""a":"\x0a""#),
        added(Rule::E08, r#""a":"\u000a""#, r#""a":"\u00a""#),
        added(Rule::E08, r#""a":"\u000a""#, r#""a":"\u+00a""#),
        added(Rule::E08, r#""a":"b""#, r#""a":"b"#),
        added(Rule::E08, r#""a":["b"]"#, r#""a":["b""#),
        Case::whole(Flat, Rule::E09, right(), b"[1]\n".to_vec()).also(&[Rule::E04]),
        Case::whole(Flat, Rule::E09, right(), b"null\n".to_vec()).also(&[Rule::E04]),
        Case::whole(Flat, Rule::E10, right(), with(b"{}\n")),
        Case::whole(Flat, Rule::E10, right(), with(b" {}\n")),
        added(Rule::E11, r#""a":1.0"#, r#""a":NaN"#).also(&[Rule::W15]),
        added(Rule::E11, r#""a":1.0"#, r#""a":-Infinity"#).also(&[Rule::W15]),
        added(Rule::E11, r#""a":1.0"#, r#""a":inf"#).also(&[Rule::W15]),
        added(Rule::K01, r#""a":1,"b":1"#, r#""a":1,"a":1"#),
        added(Rule::K01, r#""a":1"#, r#""message":"again""#),
        added(Rule::K01, r#""a":{"b":1,"c":{"b":1}}"#, r#""a":{"b":1,"c":{"d":1,"d":2}}"#),
        added(Rule::K01, r#""a":[{"b":1},{"b":2}]"#, r#""a":[{"b":1,"b":2}]"#),
        added(Rule::K01, r#""A":1,"a":1"#, r#""\u0061":1,"a":1"#),
        added(Rule::V02, r#""a":"\ud83e\udd80""#, r#""a":"\ud83e""#),
        added(Rule::V02, r#""a":"\ud83e\udd80""#, r#""a":"\udd80\ud83e""#),
        added(Rule::V02, r#""a":"\ud83e\udd80""#, r#""a":"\ud83e\u0041""#),
    ]
}
