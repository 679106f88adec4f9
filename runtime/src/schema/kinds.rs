//! What the index and privacy have to know of a field.

use super::FieldDef;

/// What a value of a field may be, as far as the index has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `bool`.
    Bool,
    /// Any integer: whether it has a sign, and its bits.
    Integer {
        /// Whether it can be below zero.
        signed: bool,
        /// Its width.
        bits: u8,
    },
    /// `f32` or `f64`, by its bits.
    Float {
        /// Its width.
        bits: u8,
    },
    /// Text; the words that it may be, if it is an enum.
    Keyword(Option<&'static [&'static str]>),
    /// One character.
    Char,
    /// A length of time; its field has a unit.
    Duration,
    /// A point in time.
    Timestamp,
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
    Hash {
        /// What the field links under instead of its own name.
        domain: Option<&'static str>,
    },
    /// Fixed text is written, and the last `keep_last` characters of a value that is long enough.
    Mask {
        /// How many characters of the end are shown.
        keep_last: u8,
    },
    /// Nothing is written.
    Drop,
    /// A network prefix or a day is written.
    Truncate,
    /// Never logged, with the reason.
    Sensitive(&'static str),
}

/// The types of the Elastic Common Schema, as far as they decide what fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are Elasticsearch's own type names")]
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

impl Unit {
    /// As the schema spells it.
    #[cfg(feature = "contract")]
    pub(crate) const fn spelled(self) -> &'static str {
        match self {
            Self::Nanoseconds => "ns",
            Self::Microseconds => "us",
            Self::Milliseconds => "ms",
            Self::Seconds => "s",
        }
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
