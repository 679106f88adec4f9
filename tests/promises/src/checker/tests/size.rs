use super::{Case, line};
use crate::checker::Layout::Flat;
use crate::checker::{Checker, Rule};

pub(super) fn cases() -> Vec<Case> {
    let nested = |depth: usize| format!("{}1{}", r#""a":{"#.repeat(depth - 1) + r#""a":"#, "}".repeat(depth - 1));
    let dotted = |depth| format!(r#""{}":1"#, vec!["a"; depth].join("."));
    let filled = |bytes: usize| {
        let rest = line(Flat, r#""exc_info":"""#).len();
        line(Flat, &format!(r#""exc_info":"{}""#, "x".repeat(bytes - rest)))
    };
    vec![
        Case::whole(Flat, Rule::R01, filled(16_384), filled(16_385)),
        Case::added(Flat, Rule::R02, &nested(20), &nested(21)),
        Case::added(Flat, Rule::R02, &dotted(20), &dotted(21)),
    ]
}

#[test]
fn the_limit_can_be_lower() {
    let findings = Checker::new(Flat).max_bytes(100).check_line(&line(Flat, ""));
    assert_eq!(super::rules(&findings), [Rule::R01].into());
}
