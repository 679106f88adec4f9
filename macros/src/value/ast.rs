//! The syntax tree of a type under `#[derive(LogValue)]`.

use crate::field::ast::Field;
use crate::paths::Runtime;
use syn::{Attribute, Generics, Ident, LitStr, Type};

pub(crate) struct Value {
    pub(crate) runtime: Runtime,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) ident: Ident,
    /// Refused; kept for what is emitted beside the refusal.
    pub(crate) generics: Generics,
    pub(crate) form: Form,
}

pub(crate) enum Form {
    /// An enum: each variant is a word.
    Words(Vec<Word>),
    /// A newtype: written as the value that it wraps.
    Wrapper(Box<Type>),
    /// A struct: an object of declared leaves.
    Object(Vec<Field>),
    /// Nothing that can be logged; already reported.
    Mistaken,
}

/// A variant, and how it is written.
pub(crate) struct Word {
    pub(crate) ident: Ident,
    pub(crate) rename: Option<LitStr>,
    pub(crate) text: String,
}
