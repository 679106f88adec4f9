//! The properties of a field that matter to the index and to privacy.

use super::FieldDef;

/// The kind of a field's values, as far as the index distinguishes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `bool`.
    Bool,
    /// Any integer.
    Integer {
        /// Whether it is signed.
        signed: bool,
        /// Its width.
        bits: u8,
    },
    /// `f32` or `f64`.
    Float {
        /// Its width.
        bits: u8,
    },
    /// Text; for an enum, with its permitted words.
    Keyword(Option<&'static [&'static str]>),
    /// One character.
    Char,
    /// A duration; its field has a unit.
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
    /// Arbitrary JSON, mapped as `flattened`.
    Json,
    /// No value: the field is never logged.
    Nothing,
}

/// The unit in which a duration is written.
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

/// The privacy class of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// No class is declared.
    Open,
    /// Declared harmless, with the reason.
    Public(&'static str),
    /// A keyed pseudonym is written; fields of one `domain` share pseudonyms.
    Hash {
        /// The domain, if it is not the field's own name.
        domain: Option<&'static str>,
    },
    /// `****` is written, and the last `keep_last` characters of a value that is long enough.
    Mask {
        /// The number of visible characters at the end.
        keep_last: u8,
    },
    /// Nothing is written.
    Drop,
    /// Only the network of an IP address, or the day of a time, is written.
    Truncate,
    /// Never logged, with the reason.
    Sensitive(&'static str),
}

/// The types of the Elastic Common Schema that decide which Rust types fit.
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

/// How a field's value is written, decided once per field instead of per record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// As it is.
    Plain,
    /// An integer is written with a decimal point.
    Float,
    /// A number is written as a string.
    Text,
}

impl Unit {
    /// Returns the spelling in a schema.
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
    /// Returns the spelling in a schema.
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
