//! One JSON object without repeated keys: E08–E11, K01, V02.

use super::finding::Findings;
use super::rule::Rule;
use super::scan::{Fault, FaultKind, scan};
use super::value::{Member, Value};

/// Returns the members of the line's object, if it is one.
pub(super) fn check(body: &[u8], findings: &mut Findings) -> Option<Vec<Member>> {
    if body.is_empty() {
        return None;
    }
    let scan = scan(body);
    scan.faults.into_iter().for_each(|fault| report(fault, findings));
    match scan.value? {
        Value::Object(members) => Some(members),
        other => {
            findings.at_byte(Rule::E09, 0, format!("{:?}", other.kind()));
            None
        }
    }
}

fn report(Fault { kind, byte }: Fault, findings: &mut Findings) {
    match kind {
        FaultKind::DuplicateKey(key) => findings.at_byte(Rule::K01, byte, format!("`{key}` again")),
        // E05 checks every byte of the line, including those in strings.
        FaultKind::RawControl => {}
        FaultKind::LoneSurrogate => findings.at_byte(Rule::V02, byte, "half of a surrogate pair"),
        FaultKind::NotFinite(word) => findings.at_byte(Rule::E11, byte, format!("`{word}`")),
        FaultKind::TrailingText => findings.at_byte(Rule::E10, byte, "more text after the value"),
        FaultKind::Syntax(wanted) => findings.at_byte(Rule::E08, byte, format!("expected {wanted}")),
    }
}
