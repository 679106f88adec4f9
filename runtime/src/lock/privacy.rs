//! Privacy classes and the order of their strength.

use crate::schema::Class;

/// A class in a lock, with owned texts because it can come from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Privacy {
    #[default]
    Open,
    Public(String),
    Hash {
        domain: Option<String>,
    },
    Mask {
        keep_last: u8,
    },
    Drop,
    Truncate,
    Sensitive(String),
}

impl Privacy {
    pub(super) fn of(class: &Class) -> Self {
        match *class {
            Class::Open => Self::Open,
            Class::Public(why) => Self::Public(why.to_owned()),
            Class::Hash { domain } => Self::Hash { domain: domain.map(str::to_owned) },
            Class::Mask { keep_last } => Self::Mask { keep_last },
            Class::Drop => Self::Drop,
            Class::Truncate => Self::Truncate,
            Class::Sensitive(why) => Self::Sensitive(why.to_owned()),
        }
    }

    /// Returns the strength of a class: the less the lines reveal, the stronger it is. A mask without visible
    /// characters hides even that two values are equal, which a pseudonym reveals. A mask with visible characters
    /// reveals a part of the value, as a prefix does.
    pub(super) fn strength(&self) -> u16 {
        match self {
            Self::Sensitive(_) => 1000,
            Self::Drop => 900,
            Self::Mask { keep_last: 0 } => 800,
            Self::Hash { .. } => 700,
            Self::Mask { keep_last } => 600 - u16::from(*keep_last),
            Self::Truncate => 300,
            Self::Public(_) | Self::Open => 0,
        }
    }

    /// Returns whether values are written in some form.
    pub(super) fn is_written(&self) -> bool {
        !matches!(self, Self::Drop | Self::Sensitive(_))
    }

    /// Returns the class as a schema declares it.
    pub(super) fn spelled(&self) -> String {
        match self {
            Self::Open => "no class".to_owned(),
            Self::Public(why) => format!("public = {why:?}"),
            Self::Hash { domain: None } => "pii = \"hash\"".to_owned(),
            Self::Hash { domain: Some(domain) } => format!("pii = \"hash\", domain = {domain:?}"),
            Self::Mask { keep_last: 0 } => "pii = \"mask\"".to_owned(),
            Self::Mask { keep_last } => format!("pii = \"mask\", keep_last = {keep_last}"),
            Self::Drop => "pii = \"drop\"".to_owned(),
            Self::Truncate => "pii = \"truncate\"".to_owned(),
            Self::Sensitive(why) => format!("sensitive = {why:?}"),
        }
    }

    /// Returns what the lines reveal of a value.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Sensitive(_) => "it can't be logged".to_owned(),
            Self::Drop => "nothing is written".to_owned(),
            Self::Mask { keep_last: 0 } => "a mask without characters of the value is written".to_owned(),
            Self::Mask { keep_last } => format!("a mask with the last {keep_last} characters is written"),
            Self::Hash { .. } => "a keyed pseudonym is written".to_owned(),
            Self::Truncate => "a network prefix or a day is written".to_owned(),
            Self::Public(_) | Self::Open => "the value itself is written".to_owned(),
        }
    }
}
