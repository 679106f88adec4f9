//! One table per rule family: a passing and a failing line, each rule at least once.

mod bytes;
mod ecs;
mod flat;
mod keys;
mod scan;
mod size;
mod stream;
mod syntax;
mod times;
mod values;

use super::{Checker, Finding, Layout, Rule};
use std::collections::BTreeSet;

/// A valid line of the flat layout, up to its closing brace.
const FLAT: &str = concat!(
    r#"{"timestamp":"2026-02-28T23:59:59.000001Z","level":"INFO","logger":"my_chat.views","module":"views","#,
    r#""message":"sent","pathname":"src/views.rs","lineno":45,"funcName":"send","process":1,"thread":7,"#,
    r#""service":"chat""#
);

/// A valid line of the ECS layout, up to its closing brace.
const ECS: &str = concat!(
    r#"{"@timestamp":"2026-02-28T23:59:59.000001Z","log.level":"info","message":"sent","ecs.version":"8.11.0","#,
    r#""log.logger":"my_chat.views","service.name":"chat""#
);

/// A line that passes a rule and one that violates it.
struct Case {
    rule: Rule,
    layout: Layout,
    pass: Vec<u8>,
    fail: Vec<u8>,
    /// Other rules that the failing line necessarily violates.
    also: &'static [Rule],
}

impl Case {
    /// Adds members to a valid line; `fail` violates only this rule.
    fn added(layout: Layout, rule: Rule, pass: &str, fail: &str) -> Self {
        Self::whole(layout, rule, line(layout, pass), line(layout, fail))
    }

    /// Replaces text of a valid line; the valid line is the one that passes.
    fn edited(layout: Layout, rule: Rule, from: &str, to: &str) -> Self {
        let right = text(layout, "");
        assert!(right.contains(from), "nothing to edit: {from}");
        Self::whole(layout, rule, right.clone().into_bytes(), right.replacen(from, to, 1).into_bytes())
    }

    fn whole(layout: Layout, rule: Rule, pass: Vec<u8>, fail: Vec<u8>) -> Self {
        Self { rule, layout, pass, fail, also: &[] }
    }

    fn also(mut self, rules: &'static [Rule]) -> Self {
        self.also = rules;
        self
    }

    fn run(&self) {
        let checker = Checker::new(self.layout);
        let passed = checker.check_line(&self.pass);
        assert!(passed.is_empty(), "{:?} passes {}: {passed:#?}", self.rule, self.pass.escape_ascii());
        let wanted: BTreeSet<Rule> = self.also.iter().copied().chain([self.rule]).collect();
        let found = rules(&checker.check_line(&self.fail));
        assert_eq!(found, wanted, "{:?} stops {}", self.rule, self.fail.escape_ascii());
    }
}

fn text(layout: Layout, members: &str) -> String {
    let start = match layout {
        Layout::Flat => FLAT,
        Layout::Ecs => ECS,
    };
    let comma = if members.is_empty() { "" } else { "," };
    format!("{start}{comma}{members}}}\n")
}

fn line(layout: Layout, members: &str) -> Vec<u8> {
    text(layout, members).into_bytes()
}

fn rules(findings: &[Finding]) -> BTreeSet<Rule> {
    findings.iter().map(|finding| finding.rule).collect()
}

fn families() -> Vec<Case> {
    let tables = [
        bytes::cases(),
        syntax::cases(),
        keys::cases(),
        values::cases(),
        size::cases(),
        times::cases(),
        flat::cases(),
        ecs::cases(),
    ];
    tables.into_iter().flatten().collect()
}

#[test]
fn each_rule_passes_the_valid_line_and_stops_the_invalid_one() {
    families().iter().for_each(Case::run);
}

#[test]
fn each_rule_has_a_case() {
    let covered: BTreeSet<Rule> =
        families().iter().map(|case| case.rule).chain(stream::COVERED.iter().copied()).collect();
    let missing: Vec<&Rule> = Rule::ALL.iter().filter(|rule| !covered.contains(rule)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_finding_names_line_rule_and_place() {
    let findings = Checker::new(Layout::Flat).check_line(&line(Layout::Flat, r#""a":1e999"#));
    let shown = findings[0].to_string();
    assert_eq!(shown, "line 1: error V08: `a`: 1e999 (rule: a float is finite)");
}
