//! Fields with their values as the user wrote them.

use crate::names;
use proc_macro2::Span;
use syn::{Expr, Ident, Path, PathSegment, parse_quote};

/// A field of a call or a context, or the error of a call.
#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) provided: Provided,
}

#[derive(Clone)]
pub(crate) enum Provided {
    /// `user_id`: the variable with the field's name.
    Variable,
    /// `user_id = expr`.
    Value(Expr),
    /// `user_id =` without a value, already reported.
    Nothing,
}

/// The name of the argument that holds the error.
pub(crate) const ERROR: &str = "error";

/// Returns the name of the method that shows a call that the context has the field.
pub(crate) fn inherited_method(field: &str) -> String {
    format!("__chat_log_{field}")
}

impl Argument {
    pub(crate) fn is_error(&self) -> bool {
        self.name == ERROR
    }

    /// Returns whether the expansion may name the field. If not, rustc would repeat a mistake that the checks report.
    pub(crate) fn is_nameable(&self) -> bool {
        names::reserved_reason(&names::plain(&self.name)).is_none()
    }

    /// Returns the expression whose value is logged.
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

/// Returns the path of the schema, `crate::LogSchema` by default. All tokens of the default share one span, so that
/// rustc reports a missing schema once instead of once per field.
pub(crate) fn schema_or_default(named: Option<&Path>) -> Path {
    let here = Span::mixed_site();
    let Some(mut schema) = named.cloned() else {
        let segments = [Ident::new("crate", here), Ident::new("LogSchema", here)];
        return Path { leading_colon: None, segments: segments.into_iter().map(PathSegment::from).collect() };
    };
    // With the user's span, rustc would lint `crate` as unnecessary where the schema is in scope. Any other first
    // segment needs that span to resolve.
    if let Some(first) = schema.segments.first_mut().filter(|first| first.ident == "crate") {
        first.ident.set_span(here.located_at(first.ident.span()));
    }
    schema
}
