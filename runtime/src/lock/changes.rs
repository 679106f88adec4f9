//! The differences between two locks, as text for terminals and pull requests.

use std::fmt::{self, Display, Write as _};

/// One difference between a lock and a newer schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub(super) field: String,
    pub(super) place: String,
    pub(super) what: &'static str,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) breaks: Option<String>,
    pub(super) instead: &'static str,
    pub(super) is_clash: bool,
}

impl Change {
    /// Creates a change that breaks nothing.
    pub(super) fn fine(path: &str, place: &str, what: &'static str, before: String, after: String) -> Self {
        let (field, place) = (path.to_owned(), place.to_owned());
        Self { field, place, what, before, after, breaks: None, instead: "", is_clash: false }
    }

    /// Creates a change for a name that two crates declare differently.
    pub(super) fn clash(path: &str, place: &str, what: &'static str, before: String, after: String) -> Self {
        let breaks =
            "breaks the index: two crates declare one name differently, and the index can map one of them only";
        let instead = "agree on one declaration, or rename one of the fields";
        Self {
            breaks: Some(breaks.to_owned()),
            instead,
            is_clash: true,
            ..Self::fine(path, place, what, before, after)
        }
    }

    /// Returns the field's name, or the path of a leaf of a nested object: `place.row`.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// Returns file and line of the declaration; of both declarations if two crates differ; of the lock file for a
    /// removed field.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Returns `new`, `removed`, `restored`, `leaf` (of an object that two crates declare differently), or the
    /// attribute that changed: `type`, `enum values`, `unit`, `string`, `text`, `class`, `ECS name`, `index type`,
    /// `ECS index type`, `deprecated`.
    #[must_use]
    pub fn what(&self) -> &str {
        self.what
    }

    /// Returns the value before the change; empty if there was none.
    #[must_use]
    pub fn before(&self) -> &str {
        &self.before
    }

    /// Returns the value after the change; empty if there is none.
    #[must_use]
    pub fn after(&self) -> &str {
        &self.after
    }

    /// Returns what the change breaks and why; `None` if it passes.
    #[must_use]
    pub fn breaks(&self) -> Option<&str> {
        self.breaks.as_deref()
    }
}

impl Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, place, what, before, after, .. } = self;
        write!(f, "`{field}` ({place}): {what}")?;
        match (before.as_str(), after.as_str()) {
            ("", "") => Ok(()),
            ("", only) | (only, "") if matches!(self.what, "new" | "removed") => write!(f, ", {only}"),
            (before, after) => write!(f, ", {} -> {}", or_none(before), or_none(after)),
        }?;
        if let Some(breaks) = &self.breaks {
            write!(f, "\n    {breaks}\n    instead: {}", self.instead)?;
        }
        Ok(())
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

/// All differences between a lock and a newer schema, sorted by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(pub(super) Vec<Change>);

impl Changes {
    /// Returns whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns all changes.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.0.iter()
    }

    /// Returns the changes that break something.
    pub fn breaking(&self) -> impl Iterator<Item = &Change> {
        self.iter().filter(|change| change.breaks.is_some())
    }

    /// Returns the changes that pass.
    pub fn passing(&self) -> impl Iterator<Item = &Change> {
        self.iter().filter(|change| change.breaks.is_none())
    }

    /// Returns a Markdown section for a pull request: a table of the changed fields with the values before and after
    /// and what each change breaks.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let (breaking, passing) = (self.breaking().count(), self.passing().count());
        if self.is_empty() {
            return "### Log schema: no change\n".to_owned();
        }
        let mut page = format!("### Log schema: {breaking} breaking, {passing} passing\n\n");
        page.push_str(
            "| field | what | before | after | breaks | declared at |\n| --- | --- | --- | --- | --- | --- |\n",
        );
        for change in self.breaking().chain(self.passing()) {
            let Change { field, place, what, before, after, .. } = change;
            let breaks = change.breaks.as_ref().map(|breaks| format!("**{}**", cell(breaks))).unwrap_or_default();
            let (before, after) = (cell(before), cell(after));
            // Writing to a string cannot fail.
            let _ = writeln!(page, "| `{field}` | {what} | {before} | {after} | {breaks} | {} |", cell(place));
        }
        page
    }
}

/// Escapes a text for one cell of a table.
fn cell(text: &str) -> String {
    let text = text.replace('|', "\\|").replace('<', "&lt;");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lists the breaking changes first, each with the reason.
impl Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for change in self.breaking().chain(self.passing()) {
            write!(f, "{separator}  {}", change.to_string().replace('\n', "\n  "))?;
            separator = "\n";
        }
        Ok(())
    }
}
