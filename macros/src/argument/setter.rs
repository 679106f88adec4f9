//! Generates the setter call that checks a value against its field.

use super::ast::Argument;
use super::guard::{self, Inspected, Suspect};
use super::literal::{self, Inference};
use crate::paths::Runtime;
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, Ident, Path};

/// What a field's value is used for.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    /// A value of a call.
    Value,
    /// An entry of a context.
    Entry,
}

/// The setter call of one value.
pub(crate) struct SetterCall {
    pub(crate) tokens: TokenStream,
    /// The span of the value's first token.
    pub(crate) span: Span,
    pub(crate) suspects: Vec<Suspect>,
}

/// Generates `crate::LogSchema::user_id.value(&(expr))`.
pub(crate) fn set(schema: &Path, argument: &Argument, purpose: Purpose) -> Option<SetterCall> {
    let value = argument.value()?;
    let name = &argument.name;
    let (inference, borrowed) = literal::inference(&value);
    let Borrowed { tokens, span, suspects } = borrow(name, borrowed);
    let at = Span::mixed_site().located_at(name.span());
    let method = Ident::new(method(purpose, inference), at);
    Some(SetterCall { tokens: quote_spanned!(at=> #schema::#name.#method(#tokens)), span, suspects })
}

/// Generates `error_arg(&(expr))`.
pub(crate) fn error(runtime: &Runtime, argument: &Argument) -> Option<SetterCall> {
    let value = argument.value()?;
    let Borrowed { tokens, span, suspects } = borrow(&argument.name, &value);
    let error_arg = runtime.error_arg();
    Some(SetterCall { tokens: quote_spanned!(span=> #error_arg(#tokens)), span, suspects })
}

struct Borrowed {
    tokens: TokenStream,
    span: Span,
    suspects: Vec<Suspect>,
}

/// Generates `&(expr)` with the spans of the expression's first and last token, so that rustc underlines exactly the
/// user's expression.
fn borrow(field: &Ident, value: &Expr) -> Borrowed {
    let Inspected { tokens, suspects } = guard::inspect(field, value);
    let (first, last) = ends(value.to_token_stream());
    let (first, last) = (Span::mixed_site().located_at(first), Span::mixed_site().located_at(last));
    let mut inside = Group::new(Delimiter::Parenthesis, tokens);
    inside.set_span(last);
    Borrowed { tokens: quote_spanned!(first=> &#inside), span: first, suspects }
}

/// Generates the path to the field's metadata.
pub(crate) fn definition(schema: &Path, name: &Ident) -> TokenStream {
    quote_spanned!(name.span()=> #schema::#name.def())
}

/// The setters for a call and for an entry of a context, one row per [`Inference`].
pub(crate) const METHODS: [[&str; 2]; 4] = [
    ["value", "entry"],
    ["exact", "entry_exact"],
    ["exact_option", "entry_exact_option"],
    ["exact_slice", "entry_exact_slice"],
];

fn method(purpose: Purpose, inference: Inference) -> &'static str {
    let [value, entry] = match inference {
        Inference::Typed => METHODS[0],
        Inference::Exact => METHODS[1],
        Inference::Option => METHODS[2],
        Inference::Slice => METHODS[3],
    };
    match purpose {
        Purpose::Value => value,
        Purpose::Entry => entry,
    }
}

/// Returns the spans of the first and the last token, also inside the invisible group of a `macro_rules!` variable.
fn ends(tokens: TokenStream) -> (Span, Span) {
    let mut tokens = tokens.into_iter();
    let Some(first) = tokens.next() else { return (Span::call_site(), Span::call_site()) };
    let last = tokens.last().unwrap_or_else(|| first.clone());
    let inner = |token: TokenTree| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => ends(group.stream()),
        token => (token.span(), token.span()),
    };
    (inner(first).0, inner(last).1)
}
