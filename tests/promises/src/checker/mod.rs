//! A strict checker of log lines: is this what Filebeat, Logstash, Elasticsearch and Kibana take without loss?
//!
//! It works on the raw bytes with a scanner of its own, because a usual JSON parser hides what matters here: a key that
//! is there twice, a raw control byte, text after the object. Every rule has an id ([`Rule`]), and every rule family one
//! file:
//!
//! | file | rules | about |
//! | --- | --- | --- |
//! | `bytes` | E01–E07, W01, W02 | what stands on the line before it is JSON |
//! | `syntax` | E08–E11, K01, V02 | one JSON object, no key twice |
//! | `keys` | K02–K07, W06, W07 | names that an index can hold |
//! | `values` | V01, V05, V07, V08, D04, D05, W03, W04, W13–W15 | values that a mapping can hold |
//! | `size` | R01, R02 | line length and depth |
//! | `times` | T01, T02 | dates |
//! | `flat` | L01–L04, D01–D03 | the flat layout |
//! | `ecs` | S01–S10 | the ECS layout |
//! | `ecs_hints` | W08–W11 | levels and ids of the ECS layout |
//! | `stream` | V09, R03 | what only many lines together show |

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

/// The layout that a line claims to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// `timestamp`, `level`, `logger`, … at the root.
    Flat,
    /// Dotted names of the Elastic Common Schema.
    Ecs,
}

/// The settings of a check. Lines go in with their LF: where it is missing, that is a finding.
#[derive(Debug, Clone)]
pub struct Checker {
    layout: Layout,
    max_bytes: usize,
    required: Vec<String>,
    flattened: Vec<String>,
}

impl Checker {
    /// A checker of lines in `layout`, of at most 16,384 bytes each.
    pub fn new(layout: Layout) -> Self {
        let required: &[&str] = match layout {
            Layout::Flat => &flat::REQUIRED,
            Layout::Ecs => &[],
        };
        Self { layout, max_bytes: 16_384, required: owned(required), flattened: owned(&["labels"]) }
    }

    /// The longest line that passes, LF included: 16,384 is where containerd splits, 8,192 where CRI-O does.
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self
    }

    /// The root keys that every line must have, instead of the layout's own list.
    pub fn require(mut self, names: &[&str]) -> Self {
        self.required = owned(names);
        self
    }

    /// Fields mapped as `flattened` beside `labels`: what is below them makes no mapping, so its kinds may change.
    pub fn flattened(mut self, names: &[&str]) -> Self {
        self.flattened.extend(owned(names));
        self
    }

    /// Findings of one line, which ends in its LF. What only many lines show is left to [`check_stream`].
    ///
    /// [`check_stream`]: Self::check_stream
    pub fn check_line(&self, line: &[u8]) -> Vec<Finding> {
        let mut findings = Findings::of_line(1);
        self.examine(line, &mut findings, |_, _| ());
        findings.list
    }

    /// Findings of all lines of `bytes`, those over the whole stream included.
    pub fn check_stream(&self, bytes: &[u8]) -> Report {
        let mut stream = StreamChecker::new(self.clone());
        bytes.split_inclusive(|byte| *byte == b'\n').for_each(|line| stream.push(line));
        stream.finish()
    }

    /// All rules over one line; `also` sees the parsed line, where there is one.
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

    /// Whether `path` is below a field that is mapped as a whole.
    fn is_flattened(&self, path: &str) -> bool {
        self.flattened.iter().any(|name| path.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('.')))
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
