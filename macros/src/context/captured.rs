//! A body that is put into a block or closure captures its parameters. By itself it captures only those fields that it names,
//! and a copy of each that can be copied: what it assigns there, the `drop` of the whole would not see.

use super::ast::Function;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::ext::IdentExt;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, FieldPat, FnArg, Ident, PatIdent, parse_quote};

/// Statements that capture as a whole what the body names, the last parameter first, so that all are dropped in their order.
///
/// One that the body does not name goes on to be unused, unless its own name says that it is meant to be. Its statement is
/// there all the same, switched off: an editor looks for the user's tokens at one place in the expansions of two texts.
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

/// rustc warns of what is assigned to a field of a captured parameter, as if its `drop` did not read it. The attribute stands
/// first, so that one of the user's holds before it.
pub(super) fn allow_assignments(function: &mut Function) {
    if parameters(function).iter().any(|parameter| parameter.is_mut) {
        function.attributes.insert(0, parse_quote!(#[allow(unused_assignments)]));
    }
}

struct Parameter {
    name: Ident,
    is_mut: bool,
    conditions: Vec<Attribute>,
}

/// Every variable that a function begins with.
fn parameters(function: &Function) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    for input in &function.signature.inputs {
        match input {
            FnArg::Receiver(receiver) => parameters.push(Parameter {
                name: Ident::new("self", receiver.self_token.span),
                is_mut: receiver.mutability.is_some(),
                conditions: conditions(&receiver.attrs),
            }),
            FnArg::Typed(typed) => {
                let mut bindings = Bindings { found: &mut parameters, conditions: conditions(&typed.attrs) };
                bindings.visit_pat_mut(&mut typed.pat.clone());
            }
        }
    }
    parameters
}

fn conditions(attributes: &[Attribute]) -> Vec<Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).cloned().collect()
}

struct Bindings<'a> {
    found: &'a mut Vec<Parameter>,
    conditions: Vec<Attribute>,
}

impl VisitMut for Bindings<'_> {
    fn visit_pat_ident_mut(&mut self, binding: &mut PatIdent) {
        let (name, is_mut) = (binding.ident.clone(), binding.mutability.is_some());
        self.found.push(Parameter { name, is_mut, conditions: self.conditions.clone() });
        visit_mut::visit_pat_ident_mut(self, binding);
    }

    fn visit_field_pat_mut(&mut self, field: &mut FieldPat) {
        let outer = self.conditions.len();
        self.conditions.extend(conditions(&field.attrs));
        visit_mut::visit_field_pat_mut(self, field);
        self.conditions.truncate(outer);
    }
}

/// The identifiers that may be variables: not the fields and methods of something else. Those in the holes of a format
/// string are variables.
fn variables(tokens: TokenStream, names: &mut Vec<String>) {
    let mut is_behind_dot = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(ident) if !is_behind_dot => names.push(ident.unraw().to_string()),
            TokenTree::Group(group) => variables(group.stream(), names),
            TokenTree::Literal(literal) => in_holes(&literal.to_string(), names),
            _ => {}
        }
        // Two dots are a range.
        is_behind_dot = !is_behind_dot && matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '.');
    }
}

fn in_holes(text: &str, names: &mut Vec<String>) {
    let holes = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    let words = holes.flat_map(|hole| hole.split(|c: char| !c.is_alphanumeric() && c != '_'));
    names.extend(words.map(str::to_owned));
}
