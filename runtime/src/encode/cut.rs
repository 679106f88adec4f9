//! Cuts lines that are too long. A line is written once to measure its parts, and again within the limits.

use super::json::escaped_len;
use crate::text::clip;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    Trace,
    /// The causes of an error.
    Chain,
    /// The text of an error.
    Error,
    Text,
    Message,
    /// A number, a list or an object: written or omitted as a whole.
    Whole,
}

/// The number of bytes that a text keeps until nothing else is left to go. The message keeps them always, because searches
/// and alerts look for it.
pub(super) const KEPT: usize = 256;

/// The order in which parts are cut, and the length to which. Of one kind, the longest part goes first.
const ORDER: [(PartKind, usize); 8] = [
    (PartKind::Trace, 0),
    (PartKind::Chain, 0),
    (PartKind::Error, KEPT),
    (PartKind::Text, KEPT),
    (PartKind::Message, KEPT),
    (PartKind::Whole, 0),
    (PartKind::Text, 0),
    (PartKind::Error, 0),
];

struct Part {
    kind: PartKind,
    name: String,
    len: usize,
    allowance: usize,
}

impl Part {
    /// Takes as much of the excess as the part has beyond `least` bytes.
    fn shorten(&mut self, excess: &mut usize, least: usize) {
        // In the list of what was cut: its quotes and a comma.
        let entry = if self.allowance == self.len { self.name.len() + 3 } else { 0 };
        let spare = self.allowance.saturating_sub(least);
        if spare <= entry {
            return;
        }
        *excess += entry;
        let cut = if self.kind == PartKind::Whole { spare } else { spare.min(*excess) };
        self.allowance -= cut;
        *excess = excess.saturating_sub(cut);
    }
}

/// The lengths of a line's parts, in the order of writing, and what each may keep.
pub(super) struct Cut {
    parts: Vec<Part>,
    /// The part to write next. `None` while the parts are measured.
    next: Option<usize>,
    /// Texts longer than this are clipped before they are measured.
    longest: usize,
    /// The last resort: all parts go but the message, which keeps so many bytes.
    bare: Option<usize>,
}

impl Cut {
    pub(super) fn measure(longest: usize) -> Self {
        Self { parts: Vec::new(), next: None, longest, bare: None }
    }

    /// Returns how many of its `len` bytes a part may keep.
    pub(super) fn allowance(&mut self, kind: PartKind, name: &str, len: usize) -> usize {
        match &mut self.next {
            None => {
                self.parts.push(Part { kind, name: name.to_owned(), len, allowance: len });
                usize::MAX
            }
            Some(_) if self.bare.is_some() => self.bare.filter(|_| kind == PartKind::Message).unwrap_or_default(),
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
        let mut longest_first: Vec<usize> = (0..self.parts.len()).collect();
        longest_first.sort_by_key(|&index| std::cmp::Reverse(self.parts[index].len));
        for (kind, least) in ORDER {
            for &index in &longest_first {
                let part = &mut self.parts[index];
                if excess > 0 && part.kind == kind {
                    part.shorten(&mut excess, least);
                }
            }
        }
        self.next = Some(0);
    }

    /// Returns whether all fields are omitted.
    pub(super) fn is_bare(&self) -> bool {
        self.bare.is_some()
    }

    /// Gives up all parts but this number of bytes of the message.
    pub(super) fn strip(&mut self, message: usize) {
        self.bare = Some(message);
        self.next = Some(0);
    }

    /// Returns the names of the parts that were cut, each once.
    pub(super) fn names(&self) -> Vec<&str> {
        if self.next.is_none() {
            return Vec::new();
        }
        if self.is_bare() {
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
