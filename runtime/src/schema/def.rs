//! The metadata of a field, built in constant evaluation.

use super::guard::name_bit;
use super::{Class, EcsType, FieldDef, JsonKey, Kind, Style, Unit};

impl FieldDef {
    /// Creates a field that is never logged.
    #[must_use]
    pub const fn sensitive(name: &'static str, ecs_path: &'static str) -> Self {
        Self::of_kind(Kind::Nothing, name, ecs_path)
    }

    /// Returns the field at an index. An index in an expansion would be linted in crates that forbid indexing.
    #[must_use]
    pub const fn nth(fields: &'static [Self], index: usize) -> &'static Self {
        &fields[index]
    }

    pub(crate) const fn of_kind(kind: Kind, name: &'static str, ecs_path: &'static str) -> Self {
        Self {
            name,
            ecs_path,
            kind,
            class: Class::Open,
            unit: None,
            ecs: None,
            string: false,
            text: false,
            docs: "",
            type_name: "",
            deprecated: None,
            file: "",
            line: 0,
            flat_style: Style::Plain,
            ecs_style: Style::Plain,
            untouched: true,
            flat_key: JsonKey::new(name),
            ecs_key: JsonKey::new(ecs_path),
            bit: name_bit(name),
        }
        .styled()
    }

    const fn styled(mut self) -> Self {
        let nested = matches!(self.kind, Kind::List(_) | Kind::Object(_) | Kind::Json | Kind::Nothing);
        self.untouched = matches!(self.class, Class::Open | Class::Public(_)) && !self.text && !nested;
        self.flat_style = match self.kind {
            Kind::Integer { .. } if self.string => Style::Text,
            Kind::Float { .. } => Style::Float,
            _ => Style::Plain,
        };
        let text = matches!(self.kind, Kind::Integer { .. } | Kind::Bool | Kind::Duration) && self.is_text_in_ecs();
        self.ecs_style = if text { Style::Text } else { self.flat_style };
        self
    }

    /// Returns whether ECS requires text, so that `Layout::Ecs` writes even a number as a string.
    const fn is_text_in_ecs(&self) -> bool {
        matches!(self.ecs, Some(EcsType::Keyword | EcsType::Wildcard | EcsType::Text | EcsType::ConstantKeyword))
    }

    /// Sets the documentation of the field.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = docs;
        self
    }

    /// Sets the declared type, as spelled in the schema.
    #[must_use]
    pub const fn type_name(mut self, type_name: &'static str) -> Self {
        self.type_name = type_name;
        self
    }

    /// Sets the location of the declaration.
    #[must_use]
    pub const fn at(mut self, file: &'static str, line: u32) -> Self {
        self.file = file;
        self.line = line;
        self
    }

    /// Sets the privacy class.
    #[must_use]
    pub const fn class(mut self, class: Class) -> Self {
        self.class = class;
        self.styled()
    }

    /// Sets the unit of a duration.
    #[must_use]
    pub const fn unit(mut self, unit: Unit) -> Self {
        self.unit = Some(unit);
        self.styled()
    }

    /// Sets the ECS type of the `ecs` name.
    #[must_use]
    pub const fn ecs(mut self, ecs: EcsType) -> Self {
        self.ecs = Some(ecs);
        self.styled()
    }

    /// Writes an integer always as a string.
    #[must_use]
    pub const fn string(mut self) -> Self {
        self.string = true;
        self.styled()
    }

    /// Marks free text, which is scrubbed before it is written.
    #[must_use]
    pub const fn text(mut self) -> Self {
        self.text = true;
        self.styled()
    }

    /// Marks a deprecated field, with the note on what to use instead.
    #[must_use]
    pub const fn deprecated(mut self, note: &'static str) -> Self {
        self.deprecated = Some(note);
        self
    }
}

/// Fields are equal if the index cannot distinguish them: the name and the written form are equal.
impl PartialEq for FieldDef {
    fn eq(&self, other: &Self) -> bool {
        let flags = |field: &Self| (field.string, field.text);
        self.name == other.name
            && self.kind == other.kind
            && self.class == other.class
            && self.unit == other.unit
            && flags(self) == flags(other)
    }
}

impl Eq for FieldDef {}

impl std::fmt::Debug for FieldDef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FieldDef").field("name", &self.name).field("kind", &self.kind).finish_non_exhaustive()
    }
}
