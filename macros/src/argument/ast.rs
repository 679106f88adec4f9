//! Fields with their values as the user wrote them.

use crate::names;
use proc_macro2::Span;
use syn::{Expr, Ident, Path, PathSegment, parse_quote};

/// One field of a call or of a context, or the error of a call.
#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) provided: Provided,
}

#[derive(Clone)]
pub(crate) enum Provided {
    /// `user_id`: the variable of the field's name.
    Variable,
    /// `user_id = expr`.
    Value(Expr),
    /// `user_id =`, already reported.
    Nothing,
}

/// What a field's argument is called that holds the error.
pub(crate) const ERROR: &str = "error";

impl Argument {
    pub(crate) fn is_error(&self) -> bool {
        self.name == ERROR
    }

    /// Whether rustc can be asked about the field without repeating a mistake that the checks report.
    pub(crate) fn is_askable(&self) -> bool {
        names::reserved_reason(&names::plain(&self.name)).is_none()
    }

    /// The expression whose value is logged.
    pub(crate) fn value(&self) -> Option<Expr> {
        match &self.provided {
            Provided::Variable => {
                let variable = &self.name;
                Some(parse_quote!(#variable))
            }
            Provided::Value(value) => Some(value.clone()),
            Provided::Nothing => None,
        }
    }
}

/// The schema that an expansion names. All tokens of the default share one span, so that rustc reports a missing schema
/// once and not once a field.
pub(crate) fn schema_or_default(named: Option<&Path>) -> Path {
    let here = Span::mixed_site();
    let Some(mut schema) = named.cloned() else {
        let segments = [Ident::new("crate", here), Ident::new("LogSchema", here)];
        return Path { leading_colon: None, segments: segments.into_iter().map(PathSegment::from).collect() };
    };
    // As the user's own token rustc would find it unnecessary where the schema is in scope. Any other first segment needs
    // its span to be resolved.
    if let Some(first) = schema.segments.first_mut().filter(|first| first.ident == "crate") {
        first.ident.set_span(here.located_at(first.ident.span()));
    }
    schema
}
