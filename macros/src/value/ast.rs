//! The syntax tree of a type under `#[derive(LogValue)]`.

use crate::field::ast::Field;
use crate::paths::Runtime;
use syn::{Attribute, Generics, Ident, LitStr, Type};

pub(super) struct Value {
    pub(super) runtime: Runtime,
    pub(super) attributes: Vec<Attribute>,
    pub(super) ident: Ident,
    /// Refused, but needed for the code that is emitted beside the error.
    pub(super) generics: Generics,
    pub(super) kind: ValueKind,
}

pub(super) enum ValueKind {
    /// An enum: each variant is a word.
    Words(Vec<Word>),
    /// A newtype: written as the value that it wraps.
    Wrapper(Box<Type>),
    /// A struct: an object of declared leaves.
    Object(Vec<Field>),
    /// A type that can't be logged, already reported.
    Mistaken,
}

/// A variant and its text.
pub(super) struct Word {
    pub(super) ident: Ident,
    pub(super) rename: Option<LitStr>,
    pub(super) text: String,
}
