//! Makes a body that moves into a block or closure capture its parameters whole. Otherwise it would capture only the
//! fields that it names, copying those that are `Copy`, and the parameter's `Drop` would not see what the body assigns
//! to them.

use super::ast::Function;
use super::future;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, FieldPat, FnArg, Ident, Meta, PatIdent, Token, parse_quote};

/// Generates statements that capture the parameters that the body names, the last one first, so that the drop order
/// stays.
///
/// A parameter that the body does not name still counts as unused, unless its name begins with `_`. Its statement is
/// emitted under a false `cfg`, because an editor matches the user's tokens by position in the expansions of two texts.
pub(super) fn as_whole(function: &Function, body: TokenStream) -> TokenStream {
    let here = Span::mixed_site();
    let mut named = Vec::new();
    variables(body, &mut named);
    let capture = |Parameter { name, conditions, .. }| {
        let text = name.unraw().to_string();
        let allow = text.starts_with('_').then(|| quote_spanned!(here=> #[allow(clippy::used_underscore_binding)]));
        let switch = Ident::new(if allow.is_some() || named.contains(&text) { "all" } else { "any" }, here);
        quote_spanned!(here=> #[cfg(#switch())] #(#conditions)* #allow let _ = &#name;)
    };
    parameters(function).into_iter().rev().map(capture).collect()
}

/// Allows assignments to fields of captured parameters, which rustc takes for unused although `Drop` may read them. The
/// attribute comes first, so that one of the user's overrides it.
pub(super) fn allow_assignments(attributes: &mut Vec<Attribute>, function: &Function) {
    if parameters(function).iter().any(|parameter| parameter.is_mut && !parameter.is_plain) {
        attributes.insert(0, parse_quote!(#[allow(unused_assignments)]));
    }
}

struct Parameter {
    name: Ident,
    is_mut: bool,
    /// Whether its type shows that it has no `Drop`.
    is_plain: bool,
    conditions: Vec<Attribute>,
}

/// Returns every variable that the function's parameters bind.
fn parameters(function: &Function) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    for input in &function.signature.inputs {
        match input {
            FnArg::Receiver(receiver) => parameters.push(Parameter {
                name: Ident::new("self", receiver.self_token.span),
                is_mut: receiver.mutability.is_some(),
                is_plain: false,
                conditions: conditions(&receiver.attrs),
            }),
            FnArg::Typed(typed) => {
                let is_plain = future::is_plain(&typed.ty);
                let mut bindings = Bindings { found: &mut parameters, is_plain, conditions: conditions(&typed.attrs) };
                bindings.visit_pat_mut(&mut typed.pat.clone());
            }
        }
    }
    parameters
}

/// Returns the `cfg` among the attributes, also those in `cfg_attr`.
fn conditions(attributes: &[Attribute]) -> Vec<Attribute> {
    let conditions = attributes.iter().filter_map(|attribute| condition(&attribute.meta));
    conditions.map(|meta| parse_quote!(#[#meta])).collect()
}

fn condition(meta: &Meta) -> Option<Meta> {
    if meta.path().is_ident("cfg") {
        return Some(meta.clone());
    }
    let list = meta.require_list().ok().filter(|list| list.path.is_ident("cfg_attr"))?;
    let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?;
    let mut parts = parts.iter();
    let (predicate, conditions) = (parts.next()?, parts.filter_map(condition));
    let conditions: Vec<Meta> = conditions.collect();
    (!conditions.is_empty()).then(|| parse_quote!(cfg_attr(#predicate, #(#conditions),*)))
}

struct Bindings<'a> {
    found: &'a mut Vec<Parameter>,
    is_plain: bool,
    conditions: Vec<Attribute>,
}

impl VisitMut for Bindings<'_> {
    fn visit_pat_ident_mut(&mut self, binding: &mut PatIdent) {
        let (name, is_mut) = (binding.ident.clone(), binding.mutability.is_some());
        self.found.push(Parameter { name, is_mut, is_plain: self.is_plain, conditions: self.conditions.clone() });
        visit_mut::visit_pat_ident_mut(self, binding);
    }

    fn visit_field_pat_mut(&mut self, field: &mut FieldPat) {
        let outer = self.conditions.len();
        self.conditions.extend(conditions(&field.attrs));
        visit_mut::visit_field_pat_mut(self, field);
        self.conditions.truncate(outer);
    }
}

/// Collects the identifiers that may be variables: all but fields and methods after a dot. The names in the braces of a
/// format string count.
fn variables(tokens: TokenStream, names: &mut Vec<String>) {
    let mut is_after_dot = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(ident) if !is_after_dot => names.push(ident.unraw().to_string()),
            TokenTree::Group(group) => variables(group.stream(), names),
            TokenTree::Literal(literal) => in_holes(&literal.to_string(), names),
            _ => {}
        }
        // Two dots are a range.
        is_after_dot = !is_after_dot && matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '.');
    }
}

fn in_holes(text: &str, names: &mut Vec<String>) {
    let holes = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    let words = holes.flat_map(|hole| hole.split(|c: char| !c.is_alphanumeric() && c != '_'));
    names.extend(words.map(str::to_owned));
}
