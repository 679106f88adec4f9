//! A parsed line as the paths that an index would map.

use super::value::{Member, Value};
use super::{Checker, Layout};

/// A parsed line and all of its values by path.
pub(super) struct Line<'a> {
    pub(super) checker: &'a Checker,
    pub(super) root: &'a [Member],
    pub(super) entries: Vec<Entry<'a>>,
}

/// A value with its full path. Elements of an array have the path of the array.
pub(super) struct Entry<'a> {
    pub(super) path: String,
    /// The path of the object that contains the key; empty at the root.
    pub(super) parent: String,
    pub(super) key: &'a str,
    pub(super) value: &'a Value,
}

impl<'a> Line<'a> {
    pub(super) fn new(checker: &'a Checker, root: &'a [Member]) -> Self {
        let mut entries = Vec::new();
        visit_members(root, "", &mut entries);
        Self { checker, root, entries }
    }

    pub(super) fn layout(&self) -> Layout {
        self.checker.layout
    }

    /// Returns the value of a key, written exactly so, at the root.
    pub(super) fn at_root(&self, key: &str) -> Option<&'a Value> {
        self.root.iter().find(|member| member.key == key).map(|member| &member.value)
    }

    /// Returns the value at a path, dotted or nested.
    pub(super) fn at_path(&self, path: &str) -> Option<&'a Value> {
        self.entries.iter().find(|entry| entry.path == path).map(|entry| entry.value)
    }
}

impl Entry<'_> {
    pub(super) fn is_at_root(&self) -> bool {
        self.parent.is_empty()
    }

    /// Returns the last segment of the path.
    pub(super) fn last_segment(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or(&self.path)
    }
}

fn visit_members<'a>(members: &'a [Member], parent: &str, entries: &mut Vec<Entry<'a>>) {
    for Member { key, value } in members {
        let path = if parent.is_empty() { key.clone() } else { format!("{parent}.{key}") };
        entries.push(Entry { path: path.clone(), parent: parent.to_owned(), key, value });
        visit_below(value, &path, entries);
    }
}

fn visit_below<'a>(value: &'a Value, path: &str, entries: &mut Vec<Entry<'a>>) {
    match value {
        Value::Object(members) => visit_members(members, path, entries),
        Value::Array(items) => items.iter().for_each(|item| visit_below(item, path, entries)),
        _ => {}
    }
}
