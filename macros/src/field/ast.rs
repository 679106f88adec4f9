//! The syntax tree of a declared field.

use crate::attributes::Setting;
use proc_macro2::TokenStream;
use syn::{Attribute, Ident, LitStr, Type};

/// A declared field with its tokens.
pub(crate) struct Field {
    /// The attributes except `#[log(..)]`.
    pub(crate) attributes: Vec<Attribute>,
    /// The predicates of the field's `#[cfg(..)]`.
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
    /// Whether part of the declaration was refused. Missing options are then not reported, and the type is not checked.
    pub(crate) mistaken: bool,
}

/// The options of `#[log(..)]` on a field.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) ecs: Option<LitStr>,
    pub(crate) class: Option<Class>,
    pub(super) unit: Option<(LitStr, Unit)>,
    pub(super) string: Option<Ident>,
    pub(super) text: Option<Ident>,
}

/// The privacy class, and the option that sets it.
pub(crate) struct Class {
    pub(crate) setting: Setting,
    pub(crate) treatment: Treatment,
}

/// What happens to the field's values.
pub(crate) enum Treatment {
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
    pub(crate) fn treatment(&self) -> Option<&Treatment> {
        self.options.class.as_ref().map(|class| &class.treatment)
    }

    /// Returns the reason why the field is never logged, if it is sensitive.
    pub(crate) fn never_logged(&self) -> Option<&LitStr> {
        match self.treatment() {
            Some(Treatment::Sensitive(why)) => Some(why),
            _ => None,
        }
    }
}
