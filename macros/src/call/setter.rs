//! One field with its value, as the call of the method that checks them against each other.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, Ident, Path};

use super::ast::Argument;
use super::guard::{self, Inspected, Suspect};
use super::literal::{self, Shape};
use crate::paths::Runtime;

/// What becomes of a field's value.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    /// A value of a call.
    Value,
    /// An entry of a context.
    Entry,
}

/// A value on its way into its field.
pub(crate) struct Set {
    pub(crate) tokens: TokenStream,
    /// Where the value begins.
    pub(crate) span: Span,
    pub(crate) suspects: Vec<Suspect>,
}

/// `crate::LogSchema::user_id.value(&(expr))`.
pub(crate) fn set(schema: &Path, argument: &Argument, purpose: Purpose) -> Option<Set> {
    let value = argument.value()?;
    let name = &argument.name;
    let (shape, borrowed) = literal::shape(&value);
    let Borrowed { tokens, span, suspects } = borrow(name, borrowed);
    let at = Span::mixed_site().located_at(name.span());
    let method = Ident::new(method(purpose, shape), at);
    Some(Set { tokens: quote_spanned!(at=> #schema::#name.#method(#tokens)), span, suspects })
}

/// `error_arg(&(expr))`.
pub(crate) fn error(runtime: &Runtime, argument: &Argument) -> Option<Set> {
    let value = argument.value()?;
    let Borrowed { tokens, span, suspects } = borrow(&argument.name, &value);
    let error_arg = runtime.error_arg();
    Some(Set { tokens: quote_spanned!(span=> #error_arg(#tokens)), span, suspects })
}

struct Borrowed {
    tokens: TokenStream,
    span: Span,
    suspects: Vec<Suspect>,
}

/// `&(expr)`, with spans from the expression's first token to its last, so that rustc underlines just what the user
/// wrote.
fn borrow(field: &Ident, value: &Expr) -> Borrowed {
    let Inspected { tokens, suspects } = guard::inspect(field, value);
    let (first, last) = ends(value.to_token_stream());
    let (first, last) = (Span::mixed_site().located_at(first), Span::mixed_site().located_at(last));
    let mut inside = Group::new(Delimiter::Parenthesis, tokens);
    inside.set_span(last);
    Borrowed { tokens: quote_spanned!(first=> &#inside), span: first, suspects }
}

/// The constant's metadata. The parentheses give the whole expression the place of the field's token, which is where
/// rustc reports what fails in it: that the field is sensitive.
pub(crate) fn asked(schema: &Path, name: &Ident, question: &str) -> TokenStream {
    let at = name.span();
    let question = Ident::new(question, at);
    quote_spanned!(at=> (#schema::#name).#question())
}

fn method(purpose: Purpose, shape: Shape) -> &'static str {
    match (purpose, shape) {
        (Purpose::Value, Shape::Typed) => "value",
        (Purpose::Value, Shape::Exact) => "exact",
        (Purpose::Value, Shape::Option) => "exact_option",
        (Purpose::Value, Shape::Slice) => "exact_slice",
        (Purpose::Entry, Shape::Typed) => "entry",
        (Purpose::Entry, Shape::Exact) => "entry_exact",
        (Purpose::Entry, Shape::Option) => "entry_exact_option",
        (Purpose::Entry, Shape::Slice) => "entry_exact_slice",
    }
}

/// The spans of the first and the last token, also inside the invisible group of a `macro_rules!` variable.
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
