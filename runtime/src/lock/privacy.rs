//! The order of strength of privacy classes.

use crate::schema::Class;

/// A class as a lock holds it: read from a file, so with texts of its own.
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

    /// The less somebody who reads the lines learns, the more. A mask that shows nothing hides even that two values are the
    /// same, which a pseudonym tells; one that shows an end tells a part of the value, as a prefix does.
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

    /// Whether values come out in some form.
    pub(super) fn is_written(&self) -> bool {
        !matches!(self, Self::Drop | Self::Sensitive(_))
    }

    /// As the schema spells it.
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

    /// What somebody who reads the lines learns of a value.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Sensitive(_) => "it can't be logged".to_owned(),
            Self::Drop => "nothing is written".to_owned(),
            Self::Mask { keep_last: 0 } => "a mask is written that shows nothing".to_owned(),
            Self::Mask { keep_last } => format!("a mask is written that shows the last {keep_last} characters"),
            Self::Hash { .. } => "a keyed pseudonym is written".to_owned(),
            Self::Truncate => "a network prefix or a day is written".to_owned(),
            Self::Public(_) | Self::Open => "the value itself is written".to_owned(),
        }
    }
}
