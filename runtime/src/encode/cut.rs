//! Cuts lines that are too long: the stack trace first, then the chain of causes, the message, the largest text, and last
//! whole fields. A line is written once to measure its parts, and again within the limits.

use super::json::escaped_len;
use crate::text::clip;

/// The order in which parts are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PartKind {
    Trace,
    Chain,
    Message,
    Text,
    /// A number, a list or an object: written or omitted as a whole.
    Whole,
}

struct Part {
    kind: PartKind,
    name: String,
    len: usize,
    allowance: usize,
}

/// The lengths of a line's parts, in the order of writing, and what each may keep.
pub(super) struct Cut {
    parts: Vec<Part>,
    /// The part to write next. `None` while the parts are measured.
    next: Option<usize>,
    /// Texts longer than this are clipped before they are measured.
    longest: usize,
    /// Whether only the head is kept: the last resort.
    bare: bool,
}

impl Cut {
    pub(super) fn measure(longest: usize) -> Self {
        Self { parts: Vec::new(), next: None, longest, bare: false }
    }

    /// Returns how many of its `len` bytes a part may keep.
    pub(super) fn allowance(&mut self, kind: PartKind, name: &str, len: usize) -> usize {
        match &mut self.next {
            None => {
                self.parts.push(Part { kind, name: name.to_owned(), len, allowance: len });
                usize::MAX
            }
            Some(_) if self.bare => 0,
            Some(next) => {
                let allowance = self.parts.get(*next).map_or(0, |part| part.allowance);
                *next += 1;
                allowance
            }
        }
    }

    pub(super) fn text<'t>(&mut self, kind: PartKind, name: &str, text: &'t str) -> &'t str {
        let text = clip(text, self.longest);
        let (len, _) = escaped_len(text, usize::MAX);
        let allowance = self.allowance(kind, name, len);
        if allowance >= len {
            return text;
        }
        let (_, fits) = escaped_len(text, allowance);
        text.get(..fits).unwrap_or_default()
    }

    /// Distributes the bytes by which the line is too long over the parts.
    pub(super) fn plan(&mut self, excess: usize, list_key: &str) {
        // `,"truncated":[]`, and for every name in the list its quotes and a comma.
        let mut excess = excess + list_key.len() + 6;
        let mut order: Vec<usize> = (0..self.parts.len()).collect();
        order.sort_by_key(|&index| (self.parts[index].kind, std::cmp::Reverse(self.parts[index].len)));
        for index in order {
            if excess == 0 {
                break;
            }
            let part = &mut self.parts[index];
            let entry = part.name.len() + 3;
            if part.len <= entry {
                continue;
            }
            excess += entry;
            let cut = match part.kind {
                PartKind::Whole => part.len,
                _ => part.len.min(excess),
            };
            part.allowance = part.len - cut;
            excess = excess.saturating_sub(cut);
        }
        self.next = Some(0);
    }

    /// Returns whether all fields are omitted.
    pub(super) fn is_bare(&self) -> bool {
        self.bare
    }

    /// Omits everything but the head.
    pub(super) fn strip(&mut self) {
        self.bare = true;
        self.next = Some(0);
    }

    /// Returns the names of the parts that were cut, each once.
    pub(super) fn names(&self) -> Vec<&str> {
        if self.next.is_none() {
            return Vec::new();
        }
        if self.bare {
            return vec!["*"];
        }
        let mut names: Vec<&str> = Vec::new();
        for part in self.parts.iter().filter(|part| part.allowance < part.len) {
            if !names.contains(&part.name.as_str()) {
                names.push(&part.name);
            }
        }
        names
    }
}
