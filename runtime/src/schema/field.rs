//! One field of a schema: its constant, and its metadata.

use super::Key;
use crate::value::{Entry, FieldType, LogValue, Value};
use std::marker::PhantomData;

/// The constant that `#[log_schema]` makes of a field declared `T`.
///
/// A call names it by the field's own token, so that rustc itself reports a misspelt name, and rust-analyzer completes
/// and documents it.
pub struct Field<T: ?Sized> {
    def: &'static FieldDef,
    declared: PhantomData<fn(&T)>,
}

impl<T: ?Sized> Field<T> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(def: &'static FieldDef) -> Self {
        Self { def, declared: PhantomData }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn def(&self) -> &'static FieldDef {
        self.def
    }

    #[doc(hidden)]
    pub const fn allowed(&self) {}

    #[doc(hidden)]
    #[inline(always)]
    pub fn value<'a, V: LogValue<T> + ?Sized>(&self, value: &'a V) -> Value<'a> {
        value.to_value()
    }

    #[doc(hidden)]
    #[inline]
    pub fn entry<'a, V: LogValue<T> + ?Sized>(&self, value: &'a V) -> Entry<'a> {
        Entry { def: self.def, value: value.to_value() }
    }
}

impl<T: LogValue<T>> Field<T> {
    #[doc(hidden)]
    #[inline(always)]
    pub fn exact<'a>(&self, value: &'a T) -> Value<'a> {
        value.to_value()
    }

    #[doc(hidden)]
    #[inline(always)]
    pub fn exact_option<'a>(&self, value: &'a Option<T>) -> Value<'a> {
        value.as_ref().map_or(Value::Absent, T::to_value)
    }

    #[doc(hidden)]
    #[inline]
    pub fn entry_exact<'a>(&self, value: &'a T) -> Entry<'a> {
        Entry { def: self.def, value: self.exact(value) }
    }

    #[doc(hidden)]
    #[inline]
    pub fn entry_exact_option<'a>(&self, value: &'a Option<T>) -> Entry<'a> {
        Entry { def: self.def, value: self.exact_option(value) }
    }
}

impl<T: LogValue<T> + Sync> Field<Vec<T>> {
    #[doc(hidden)]
    #[inline]
    pub fn exact_slice<'a, const N: usize>(&self, value: &'a [T; N]) -> Value<'a> {
        Value::List(value)
    }

    #[doc(hidden)]
    #[inline]
    pub fn entry_exact_slice<'a, const N: usize>(&self, value: &'a [T; N]) -> Entry<'a> {
        Entry { def: self.def, value: self.exact_slice(value) }
    }
}

/// The constant of a field that is never logged. It takes any value and keeps none, so that the refusal of its name is
/// the one error.
pub struct Sensitive {
    def: &'static FieldDef,
}

impl Sensitive {
    #[must_use]
    pub const fn new(def: &'static FieldDef) -> Self {
        Self { def }
    }

    /// # Panics
    /// Always, in constant evaluation: this is the compile error.
    #[track_caller]
    #[must_use]
    pub const fn def(&self) -> &'static FieldDef {
        self.allowed();
        self.def
    }

    /// # Panics
    /// Always, in constant evaluation: this is the compile error.
    #[track_caller]
    pub const fn allowed(&self) {
        panic!("{}", self.def.refusal)
    }

    pub fn value<'a, V: ?Sized>(&self, _: &'a V) -> Value<'a> {
        Value::Absent
    }

    pub fn exact<'a, V: ?Sized>(&self, _: &'a V) -> Value<'a> {
        Value::Absent
    }

    pub fn exact_option<'a, V: ?Sized>(&self, _: &'a V) -> Value<'a> {
        Value::Absent
    }

    pub fn exact_slice<'a, V: ?Sized>(&self, _: &'a V) -> Value<'a> {
        Value::Absent
    }

    pub fn entry<'a, V: ?Sized>(&self, _: &'a V) -> Entry<'a> {
        Entry { def: self.def, value: Value::Absent }
    }

    pub fn entry_exact<'a, V: ?Sized>(&self, value: &'a V) -> Entry<'a> {
        self.entry(value)
    }

    pub fn entry_exact_option<'a, V: ?Sized>(&self, value: &'a V) -> Entry<'a> {
        self.entry(value)
    }

    pub fn entry_exact_slice<'a, V: ?Sized>(&self, value: &'a V) -> Entry<'a> {
        self.entry(value)
    }
}

/// What a value of a field may be, as far as the index has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `bool`.
    Bool,
    /// Any integer: whether it has a sign, and its bits.
    Integer { signed: bool, bits: u8 },
    /// `f32` or `f64`, by its bits.
    Float { bits: u8 },
    /// Text; the words that it may be, if it is an enum.
    Keyword(Option<&'static [&'static str]>),
    /// One character.
    Char,
    /// A length of time; its field has a unit.
    Duration,
    /// A moment.
    Time,
    /// A day without a time.
    Date,
    /// An IPv4 or IPv6 address.
    Ip,
    /// A UUID.
    Uuid,
    /// Several values of one kind.
    List(&'static Kind),
    /// A nested object with declared leaves.
    Object(&'static [FieldDef]),
    /// Any JSON, mapped `flattened`.
    Json,
    /// Never logged, so of no kind.
    Nothing,
}

/// The unit in which a length of time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// An integer of nanoseconds.
    Nanoseconds,
    /// A float of microseconds.
    Microseconds,
    /// A float of milliseconds.
    Milliseconds,
    /// A float of seconds.
    Seconds,
}

/// What privacy demands of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Nothing was said.
    Open,
    /// Declared harmless, with the reason.
    Public(&'static str),
    /// A keyed pseudonym is written; `domain` links fields.
    Hash { domain: Option<&'static str> },
    /// Fixed text is written, and the last `keep_last` characters of a value that is long enough.
    Mask { keep_last: u8 },
    /// Nothing is written.
    Drop,
    /// A network prefix or a day is written.
    Truncate,
    /// Never logged, with the reason.
    Sensitive(&'static str),
}

/// The types of the Elastic Common Schema, as far as they decide what fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are Elasticsearch's own type names")]
pub enum EcsType {
    Keyword,
    Text,
    Wildcard,
    ConstantKeyword,
    Long,
    UnsignedLong,
    Double,
    Float,
    ScaledFloat,
    Boolean,
    Date,
    Ip,
    GeoPoint,
    Object,
    Flattened,
    Nested,
}

/// How a field's value goes into a line: what the encoder decides once instead of at every record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// As it is.
    Plain,
    /// An integer gets a point.
    Float,
    /// A number becomes a string.
    Text,
}

/// The metadata of one field.
pub struct FieldDef {
    pub(crate) name: &'static str,
    pub(crate) ecs_path: &'static str,
    pub(crate) kind: Kind,
    pub(crate) class: Class,
    pub(crate) unit: Option<Unit>,
    pub(crate) ecs: Option<EcsType>,
    pub(crate) string: bool,
    pub(crate) text: bool,
    pub(crate) docs: &'static str,
    pub(crate) type_name: &'static str,
    pub(crate) deprecated: Option<&'static str>,
    pub(crate) file: &'static str,
    pub(crate) line: u32,
    /// How a value goes into a line of `Layout::Flat`, and of `Layout::Ecs`.
    pub(crate) flat_style: Style,
    pub(crate) ecs_style: Style,
    /// Whether its values go past redaction as they are.
    pub(crate) untouched: bool,
    pub(crate) flat_key: Key,
    pub(crate) ecs_key: Key,
    /// One bit of the name's hash: fields of different bits are different fields.
    pub(crate) bit: u64,
    refusal: &'static str,
}

impl FieldDef {
    /// A field declared `T`; `ecs_path` is its key in `Layout::Ecs`.
    #[must_use]
    pub const fn new<T: FieldType + ?Sized>(name: &'static str, ecs_path: &'static str) -> Self {
        Self::of_kind(T::KIND, name, ecs_path)
    }

    /// A field that is never logged; `refusal` is the whole compile error.
    #[must_use]
    pub const fn sensitive(name: &'static str, ecs_path: &'static str, refusal: &'static str) -> Self {
        Self { refusal, ..Self::of_kind(Kind::Nothing, name, ecs_path) }
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
            flat_key: Key::new(name),
            ecs_key: Key::new(ecs_path),
            bit: super::guard::name_bit(name),
            refusal: "",
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

    /// Whether ECS wants text, so that `Layout::Ecs` writes even a number as a string.
    const fn is_text_in_ecs(&self) -> bool {
        matches!(self.ecs, Some(EcsType::Keyword | EcsType::Wildcard | EcsType::Text | EcsType::ConstantKeyword))
    }

    /// What the field is for.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = docs;
        self
    }

    /// The declared type as it is spelt.
    #[must_use]
    pub const fn type_name(mut self, type_name: &'static str) -> Self {
        self.type_name = type_name;
        self
    }

    /// Where it is declared.
    #[must_use]
    pub const fn at(mut self, file: &'static str, line: u32) -> Self {
        self.file = file;
        self.line = line;
        self
    }

    /// Its privacy class.
    #[must_use]
    pub const fn class(mut self, class: Class) -> Self {
        self.class = class;
        self.styled()
    }

    /// The unit of a length of time.
    #[must_use]
    pub const fn unit(mut self, unit: Unit) -> Self {
        self.unit = Some(unit);
        self.styled()
    }

    /// The type that ECS gives to its `ecs` name.
    #[must_use]
    pub const fn ecs(mut self, ecs: EcsType) -> Self {
        self.ecs = Some(ecs);
        self.styled()
    }

    /// An integer that is always written as a string.
    #[must_use]
    pub const fn string(mut self) -> Self {
        self.string = true;
        self.styled()
    }

    /// Free text: scrubbed before it is written.
    #[must_use]
    pub const fn text(mut self) -> Self {
        self.text = true;
        self.styled()
    }

    /// What to use instead.
    #[must_use]
    pub const fn deprecated(mut self, note: &'static str) -> Self {
        self.deprecated = Some(note);
        self
    }
}

impl Class {
    /// As the schema spells it.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Open => "none".to_owned(),
            Self::Public(_) => "public".to_owned(),
            Self::Hash { domain: None } => "pii = \"hash\"".to_owned(),
            Self::Hash { domain: Some(domain) } => format!("pii = \"hash\", domain = \"{domain}\""),
            Self::Mask { keep_last } => format!("pii = \"mask\", keep_last = {keep_last}"),
            Self::Drop => "pii = \"drop\"".to_owned(),
            Self::Truncate => "pii = \"truncate\"".to_owned(),
            Self::Sensitive(_) => "sensitive".to_owned(),
        }
    }
}

/// Two fields are the same to the index if their names and what is written under them are the same.
impl PartialEq for FieldDef {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.kind == other.kind && self.class == other.class && self.unit == other.unit
    }
}

impl Eq for FieldDef {}

impl std::fmt::Debug for FieldDef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FieldDef").field("name", &self.name).field("kind", &self.kind).finish_non_exhaustive()
    }
}
