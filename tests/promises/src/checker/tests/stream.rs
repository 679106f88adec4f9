use super::{line, rules};
use crate::checker::Layout::Flat;
use crate::checker::{Checker, Report, Rule};

/// The rules that only a stream can violate.
pub(super) const COVERED: [Rule; 2] = [Rule::V09, Rule::R03];

fn report(members: &[&str]) -> Report {
    let bytes: Vec<u8> = members.iter().flat_map(|members| line(Flat, members)).collect();
    Checker::new(Flat).flattened(&["payload"]).check_stream(&bytes)
}

#[test]
fn a_path_keeps_one_type() {
    let right = [
        [r#""a":1"#, r#""a":[2,3]"#],
        [r#""a":1"#, r#""a":"18446744073709551615""#],
        [r#""a":"18446744073709551615""#, r#""a":1"#],
        [r#""a":"18446744073709551615""#, r#""a":"b""#],
        [r#""labels":{"a":1}"#, r#""labels":{"a":"b"}"#],
        [r#""payload":{"a":{"b":1}}"#, r#""payload":{"a":{"b":true}}"#],
    ];
    for lines in right {
        assert_eq!(report(&lines).findings, [], "{lines:?}");
    }
    let wrong = [
        [r#""a":1"#, r#""a":1.0"#],
        [r#""a":1"#, r#""a":"9""#],
        [r#""a":true"#, r#""a":"true""#],
        [r#""a":{"b":1}"#, r#""a":[1]"#],
        [r#""a":[{"b":1}]"#, r#""a":[{"b":"c"}]"#],
        [r#""a.b":1"#, r#""a":{"b":1.5}"#],
    ];
    for lines in wrong {
        let report = report(&lines);
        assert_eq!(rules(&report.findings), [Rule::V09].into(), "{lines:?}");
        assert_eq!(report.findings[0].line, 2);
    }
}

#[test]
fn a_wide_integer_does_not_hide_a_later_clash() {
    let report = report(&[r#""a":"18446744073709551615""#, r#""a":1"#, r#""a":"b""#]);
    assert_eq!(rules(&report.findings), [Rule::V09].into());
}

#[test]
fn the_mapping_does_not_explode() {
    // 11 core fields, then `a` and its fields.
    let fields = |first: usize, last: usize| {
        let names: Vec<String> = (first..=last).map(|number| format!(r#""a.f{number}":1"#)).collect();
        names.join(",")
    };
    let most = report(&[&fields(1, 500), &fields(501, 988)]);
    assert_eq!(most.findings, []);
    let more = report(&[&fields(1, 500), &fields(501, 989)]);
    assert_eq!(rules(&more.findings), [Rule::R03].into());
    let labels: Vec<String> = (1..=2_000).map(|number| format!(r#""f{number}":1"#)).collect();
    let flattened = report(&[&format!(r#""labels":{{{}}}"#, labels.join(","))]);
    assert!(!rules(&flattened.findings).contains(&Rule::R03));
}

#[test]
fn lines_are_counted_and_the_last_must_be_complete() {
    let mut bytes = line(Flat, "").repeat(3);
    bytes.pop();
    let report = Checker::new(Flat).check_stream(&bytes);
    assert_eq!((report.lines, report.findings[0].line), (3, 3));
    assert_eq!(rules(&report.findings), [Rule::E01].into());
    assert!(report.has_errors());
    assert!(!Checker::new(Flat).check_stream(b"").has_errors());
}

#[test]
fn a_warning_is_not_an_error() {
    assert!(!report(&[r#""a-b":1"#]).has_errors());
}
