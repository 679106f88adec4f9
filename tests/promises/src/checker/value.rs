//! The scanner's output tree: members keep their order, numbers their text.

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Member {
    pub(super) key: String,
    pub(super) value: Value,
}

/// A JSON value; strings are decoded.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Bool,
    /// The text as written, because `5` and `5.0` lead to different mappings.
    Number(String),
    Text(String),
    Array(Vec<Self>),
    Object(Vec<Member>),
}

/// The types that a mapping distinguishes. An array has the type of its elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Bool,
    Integer,
    /// An integer above `i64::MAX`, written as a string: `unsigned_long` accepts it as well as plain integers.
    WideInteger,
    Float,
    Text,
    Object,
}

impl Kind {
    /// Returns the type that holds both, `None` if no mapping does.
    pub(super) fn unite(self, other: Self) -> Option<Self> {
        match (self, other) {
            (one, two) if one == two => Some(one),
            (Self::WideInteger, kind @ (Self::Integer | Self::Text)) => Some(kind),
            (kind @ (Self::Integer | Self::Text), Self::WideInteger) => Some(kind),
            _ => None,
        }
    }
}

impl Value {
    /// Returns the type of a value that is neither an array nor null.
    pub(super) fn kind(&self) -> Option<Kind> {
        match self {
            Self::Null | Self::Array(_) => None,
            Self::Bool => Some(Kind::Bool),
            Self::Number(digits) if is_float(digits) => Some(Kind::Float),
            Self::Number(_) => Some(Kind::Integer),
            Self::Text(text) if is_wide_integer(text) => Some(Kind::WideInteger),
            Self::Text(_) => Some(Kind::Text),
            Self::Object(_) => Some(Kind::Object),
        }
    }

    /// Returns the text of a string.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }
}

/// Returns whether Elasticsearch reads a number as a float.
pub(super) fn is_float(digits: &str) -> bool {
    digits.contains(['.', 'e', 'E'])
}

fn is_wide_integer(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse::<u64>().is_ok_and(|number| i64::try_from(number).is_err())
}
