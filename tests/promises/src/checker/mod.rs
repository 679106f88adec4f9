//! A strict checker of log lines: do Filebeat, Logstash, Elasticsearch and Kibana accept a line without loss?
//!
//! It works on the raw bytes with its own scanner, because a usual JSON parser hides the important faults: a repeated key,
//! a raw control byte, text after the object. Every rule has an id ([`Rule`]), and every rule family has one
//! file:
//!
//! | file | rules | about |
//! | --- | --- | --- |
//! | `bytes` | E01–E07, W01, W02, W05 | the raw bytes, before JSON is parsed |
//! | `syntax` | E08–E11, K01, V02 | one JSON object without repeated keys |
//! | `keys` | K02–K07, W06, W07 | names that an index accepts |
//! | `values` | V01, V05, V07, V08, D04, D05, W03, W04, W13–W15 | values that a mapping accepts |
//! | `size` | R01, R02 | line length and depth |
//! | `times` | T01, T02 | dates |
//! | `flat` | L01–L04, D01–D03 | the flat layout |
//! | `ecs` | S01–S10 | the ECS layout |
//! | `ecs_hints` | W08–W11 | levels and ids of the ECS layout |
//! | `stream` | V09, R03 | rules over many lines |

mod bytes;
mod ecs;
mod ecs_fields;
mod ecs_hints;
mod finding;
mod flat;
mod keys;
mod line;
mod rule;
mod scan;
mod size;
mod stream;
mod syntax;
mod times;
mod value;
mod values;

#[cfg(test)]
mod tests;

pub use finding::{Finding, Report};
pub use rule::{Rule, Severity};
pub use stream::StreamChecker;

use finding::Findings;
use line::Line;

/// The layout to check lines against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// `timestamp`, `level`, `logger`, … at the root.
    Flat,
    /// Dotted names of the Elastic Common Schema.
    Ecs,
}

/// The settings of a check. Lines include their LF: a missing one is a finding.
#[derive(Debug, Clone)]
pub struct Checker {
    layout: Layout,
    max_bytes: usize,
    required: Vec<String>,
    flattened: Vec<String>,
}

impl Checker {
    /// Creates a checker of lines in `layout`, of at most 16,384 bytes each.
    pub fn new(layout: Layout) -> Self {
        let required: &[&str] = match layout {
            Layout::Flat => &flat::REQUIRED,
            Layout::Ecs => &[],
        };
        Self { layout, max_bytes: 16_384, required: owned(required), flattened: owned(&["labels"]) }
    }

    /// Sets the maximum length of a line, LF included: containerd splits at 16,384 bytes, CRI-O at 8,192.
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self
    }

    /// Sets the root keys that every line must have, instead of the layout's list.
    pub fn require(mut self, names: &[&str]) -> Self {
        self.required = owned(names);
        self
    }

    /// Adds fields mapped as `flattened`, like `labels`. Members below them are not mapped, so their types may vary.
    pub fn flattened(mut self, names: &[&str]) -> Self {
        self.flattened.extend(owned(names));
        self
    }

    /// Returns the findings of one line, including its LF. Rules over many lines are left to [`check_stream`].
    ///
    /// [`check_stream`]: Self::check_stream
    pub fn check_line(&self, line: &[u8]) -> Vec<Finding> {
        let mut findings = Findings::of_line(1);
        self.examine(line, &mut findings, |_, _| ());
        findings.list
    }

    /// Returns the findings of all lines of `bytes`, including those of rules over many lines.
    pub fn check_stream(&self, bytes: &[u8]) -> Report {
        let mut stream = StreamChecker::new(self.clone());
        bytes.split_inclusive(|byte| *byte == b'\n').for_each(|line| stream.push(line));
        stream.finish()
    }

    /// Applies all rules to one line, and calls `also` with the line if it can be parsed.
    fn examine(&self, bytes: &[u8], findings: &mut Findings, also: impl FnOnce(&Line<'_>, &mut Findings)) {
        let body = bytes::check(bytes, findings);
        size::check_length(bytes, self.max_bytes, findings);
        let Some(root) = syntax::check(body, findings) else { return };
        let line = Line::new(self, &root);
        keys::check(&line, findings);
        values::check(&line, findings);
        size::check_depth(&line, findings);
        times::check(&line, findings);
        flat::check_required(&line, findings);
        match self.layout {
            Layout::Flat => flat::check(&line, findings),
            Layout::Ecs => {
                ecs::check(&line, findings);
                ecs_hints::check(&line, findings);
            }
        }
        also(&line, findings);
    }

    /// Returns whether `path` is below a field that is mapped as a whole.
    fn is_flattened(&self, path: &str) -> bool {
        self.flattened.iter().any(|name| path.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('.')))
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
