//! The syntax tree of a declared field.

use crate::attributes::Setting;
use proc_macro2::TokenStream;
use syn::{Attribute, Ident, LitStr, Type};

/// One field with its declaration's tokens.
pub(crate) struct Field {
    /// All attributes but `#[log(..)]`.
    pub(crate) attributes: Vec<Attribute>,
    /// The predicates of its `#[cfg(..)]`.
    pub(crate) conditions: Vec<TokenStream>,
    pub(crate) docs: String,
    /// The note of `#[deprecated]`, which may be empty.
    pub(super) deprecated: Option<String>,
    pub(crate) ident: Ident,
    /// The identifier without `r#`.
    pub(crate) name: String,
    /// The declared type: `T` where the user wrote `Option<T>`, `Vec<T>` for `[T]`.
    pub(crate) ty: Type,
    pub(crate) options: Options,
    /// Whether something of it was refused: what its options fail to say is not missed then, and its type not checked.
    pub(crate) mistaken: bool,
}

/// What `#[log(..)]` says of the field.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) ecs: Option<LitStr>,
    pub(crate) class: Option<Class>,
    pub(super) unit: Option<(LitStr, Unit)>,
    pub(super) string: Option<Ident>,
    pub(super) text: Option<Ident>,
}

/// The privacy class, and the setting that gives it.
pub(crate) struct Class {
    pub(crate) setting: Setting,
    pub(crate) way: Way,
}

/// What happens to the field's values.
pub(crate) enum Way {
    Public(LitStr),
    Sensitive(LitStr),
    Hash { domain: Option<LitStr> },
    Mask { keep_last: u8 },
    Drop,
    Truncate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Nanoseconds,
    Microseconds,
    Milliseconds,
    Seconds,
}

impl Field {
    pub(crate) fn way(&self) -> Option<&Way> {
        self.options.class.as_ref().map(|class| &class.way)
    }

    /// The reason for which the field is never logged, if it isn't.
    pub(crate) fn never_logged(&self) -> Option<&LitStr> {
        match self.way() {
            Some(Way::Sensitive(why)) => Some(why),
            _ => None,
        }
    }
}
