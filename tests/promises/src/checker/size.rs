//! Line length and depth: R01, R02.

use super::finding::Findings;
use super::line::Line;
use super::rule::Rule;

/// `index.mapping.depth.limit`: fields at the root have depth 1.
const DEPTH_LIMIT: usize = 20;

pub(super) fn check_length(line: &[u8], limit: usize, findings: &mut Findings) {
    if line.len() > limit {
        findings.at_byte(Rule::R01, limit, format!("{} bytes of {limit}", line.len()));
    }
}

/// Checks the depth. Dots count as nesting, since they expand to objects.
pub(super) fn check_depth(line: &Line<'_>, findings: &mut Findings) {
    for entry in &line.entries {
        let depth = entry.path.split('.').count();
        if depth > DEPTH_LIMIT && !line.checker.is_flattened(&entry.path) {
            findings.at_path(Rule::R02, &entry.path, format!("depth {depth}"));
        }
    }
}
