//! The entry of one field in a lock.

use super::privacy::Privacy;
use crate::export;
use crate::layout::Layout;
use crate::schema::{FieldDef, Kind, SchemaDef};
use std::collections::BTreeMap;

/// What the index and the privacy promise depend on, for one field or one leaf of a nested object. Names of Rust types
/// and docs are not included, so they can change freely.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// `u64`, `string`, `[ip]`; `None` for a field that is never logged.
    pub(super) kind: Option<String>,
    /// The values of an enum.
    pub(super) words: Vec<String>,
    pub(super) unit: Option<String>,
    pub(super) string: bool,
    pub(super) text: bool,
    pub(super) privacy: Privacy,
    /// The keys in the ECS layout: several if crates with different namespaces declare the field. Those of leaves
    /// follow from the object's.
    pub(super) ecs: Vec<String>,
    /// Whether the schema declares the ECS name instead of deriving it from the namespace. The file does not record it.
    pub(super) declares_ecs: bool,
    /// The type of the index mapping; `None` for a field that is never written.
    pub(super) index: Option<String>,
    /// The type of the index mapping in the ECS layout, if it differs.
    pub(super) ecs_index: Option<String>,
    pub(super) deprecated: Option<String>,
    /// Whether the field was removed from the schema.
    pub(super) removed: bool,
    /// File and line of the declaration.
    pub(super) place: String,
}

/// What an entry can differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    Type,
    Words,
    Unit,
    String,
    Text,
    Class,
    Ecs,
    Index,
    EcsIndex,
    Deprecated,
}

impl Attribute {
    pub(super) const ALL: [Self; 10] = [
        Self::Type,
        Self::Words,
        Self::Unit,
        Self::String,
        Self::Text,
        Self::Class,
        Self::Ecs,
        Self::Index,
        Self::EcsIndex,
        Self::Deprecated,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Words => "enum values",
            Self::Unit => "unit",
            Self::String => "string",
            Self::Text => "text",
            Self::Class => "class",
            Self::Ecs => "ECS name",
            Self::Index => "index type",
            Self::EcsIndex => "ECS index type",
            Self::Deprecated => "deprecated",
        }
    }
}

impl Entry {
    /// Formats an attribute for people; empty if there is none.
    pub(super) fn shows(&self, attribute: Attribute) -> String {
        let yes = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
        match attribute {
            Attribute::Type => self.kind.clone().unwrap_or_default(),
            Attribute::Words => self.words.join(", "),
            Attribute::Unit => self.unit.clone().unwrap_or_default(),
            Attribute::String => yes(self.string),
            Attribute::Text => yes(self.text),
            Attribute::Class => self.privacy.spelled(),
            Attribute::Ecs => self.ecs.join(", "),
            Attribute::Index => self.index.clone().unwrap_or_default(),
            Attribute::EcsIndex => self.mapped_in_ecs().unwrap_or_default().to_owned(),
            Attribute::Deprecated => self.deprecated.clone().unwrap_or_default(),
        }
    }

    /// Formats type and class.
    pub(super) fn summary(&self) -> String {
        let kind = self.kind.as_deref().unwrap_or("never logged");
        if self.privacy == Privacy::Open { kind.to_owned() } else { format!("{kind}, {}", self.privacy.spelled()) }
    }

    /// Returns whether the field has leaves.
    pub(super) fn is_object(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.trim_matches(['[', ']']) == "object")
    }

    pub(super) fn mapped_in_ecs(&self) -> Option<&str> {
        self.ecs_index.as_deref().or(self.index.as_deref())
    }
}

/// Returns the fields of a schema and their leaves by path.
pub(super) fn entries(schema: &SchemaDef) -> BTreeMap<String, Entry> {
    let mut entries = BTreeMap::new();
    for field in schema.fields {
        insert(&mut entries, field.name.to_owned(), field, true);
        if let Some(entry) = entries.get_mut(field.name) {
            entry.ecs = vec![field.ecs_path.to_owned()];
        }
    }
    entries
}

fn insert(entries: &mut BTreeMap<String, Entry>, path: String, field: &FieldDef, inside_is_written: bool) {
    let privacy = Privacy::of(&field.class);
    let written = inside_is_written && privacy.is_written();
    if let Kind::Object(leaves) = element(&field.kind) {
        for leaf in *leaves {
            insert(entries, format!("{path}.{}", leaf.name), leaf, written);
        }
    }
    let index = |layout| written.then(|| export::index_type(field, layout));
    let (flat, ecs) = (index(Layout::Flat), index(Layout::Ecs));
    let entry = Entry {
        kind: (field.kind != Kind::Nothing).then(|| word(&field.kind)),
        words: words(&field.kind),
        unit: field.unit.map(|unit| unit.spelled().to_owned()),
        string: field.string,
        text: field.text,
        declares_ecs: field.ecs.is_some(),
        privacy,
        ecs_index: if ecs == flat { None } else { ecs },
        index: flat,
        deprecated: field.deprecated.map(str::to_owned),
        place: format!("{}:{}", field.file, field.line),
        ..Entry::default()
    };
    entries.insert(path, entry);
}

fn element(kind: &Kind) -> &Kind {
    match kind {
        Kind::List(element) => self::element(element),
        kind => kind,
    }
}

fn words(kind: &Kind) -> Vec<String> {
    match element(kind) {
        Kind::Keyword(Some(words)) => words.iter().map(|word| (*word).to_owned()).collect(),
        _ => Vec::new(),
    }
}

fn word(kind: &Kind) -> String {
    let word = match kind {
        Kind::Bool => "bool",
        Kind::Integer { signed: true, bits } => return format!("i{bits}"),
        Kind::Integer { signed: false, bits } => return format!("u{bits}"),
        Kind::Float { bits } => return format!("f{bits}"),
        Kind::Keyword(None) => "string",
        Kind::Keyword(Some(_)) => "enum",
        Kind::Char => "char",
        Kind::Duration => "duration",
        Kind::Timestamp => "time",
        Kind::Date => "date",
        Kind::Ip => "ip",
        Kind::Uuid => "uuid",
        Kind::List(element) => return format!("[{}]", word(element)),
        Kind::Object(_) => "object",
        Kind::Json => "json",
        Kind::Nothing => "nothing",
    };
    word.to_owned()
}
