//! Passes to the calls in a body what the attribute knows: the function's name, and the context's fields, which their
//! messages may name.

use crate::argument::guard::regrouped;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use syn::{Ident, Path};

/// Macros whose value is their arguments.
const QUOTING: [&str; 5] = ["parse_quote", "parse_quote_spanned", "quote", "quote_spanned", "stringify"];

/// Generates the tokens that precede a call's own arguments.
pub(super) fn prefix(function: &Ident, inherited: &[&Ident], schema: Option<&Path>) -> TokenStream {
    let name = syn::LitStr::new(&syn::ext::IdentExt::unraw(function).to_string(), function.span());
    quote!(@[fn #name; #(#inherited),*; #schema])
}

/// Adds the prefix to every call in the body, also in the arguments of macros that do not quote them. Groups without a call stay as they
/// are and keep the spans of their delimiters.
pub(super) fn inject(body: TokenStream, prefix: &TokenStream) -> TokenStream {
    changed(body.clone(), prefix).unwrap_or(body)
}

/// Marks every call in the functions inside the body, where the context's fields are not available.
pub(super) fn seal(body: TokenStream) -> TokenStream {
    sealed(body.clone(), false).unwrap_or(body)
}

fn sealed(body: TokenStream, is_inside: bool) -> Option<TokenStream> {
    let mut tokens: Vec<TokenTree> = body.into_iter().collect();
    let (mut changed_any, mut end) = (false, 0);
    for position in 0..tokens.len() {
        if position >= end && begins_other_function(&tokens, position) {
            end = end_of_item(&tokens, position);
        }
        let TokenTree::Group(group) = &tokens[position] else { continue };
        if is_quoted(&tokens, position) {
            continue;
        }
        let is_inside = is_inside || position < end;
        let inside = if is_call(&tokens, position) && is_inside {
            let arguments = group.stream();
            Some(quote!(@[fn] #arguments))
        } else {
            sealed(group.stream(), is_inside)
        };
        if let Some(inside) = inside {
            tokens[position] = regrouped(group, inside).into();
            changed_any = true;
        }
    }
    changed_any.then(|| tokens.into_iter().collect())
}

fn changed(body: TokenStream, prefix: &TokenStream) -> Option<TokenStream> {
    let mut tokens: Vec<TokenTree> = body.into_iter().collect();
    let mut changed_any = false;
    let mut position = 0;
    while position < tokens.len() {
        if begins_other_function(&tokens, position) {
            position = end_of_item(&tokens, position);
            continue;
        }
        if let TokenTree::Group(group) = &tokens[position]
            && !is_quoted(&tokens, position)
        {
            let inside = if is_call(&tokens, position) {
                let arguments = group.stream();
                Some(quote!(#prefix #arguments))
            } else {
                changed(group.stream(), prefix)
            };
            if let Some(inside) = inside {
                tokens[position] = regrouped(group, inside).into();
                changed_any = true;
            }
        }
        position += 1;
    }
    changed_any.then(|| tokens.into_iter().collect())
}

/// Returns whether the group at `position` holds the arguments of `chat_log!`.
fn is_call(tokens: &[TokenTree], position: usize) -> bool {
    macro_of(tokens, position).is_some_and(|name| name == "chat_log")
}

/// Returns whether the group at `position` holds the arguments of a macro that returns them as text or tokens.
fn is_quoted(tokens: &[TokenTree], position: usize) -> bool {
    macro_of(tokens, position).is_some_and(|name| QUOTING.iter().any(|quoting| name == quoting))
}

/// Returns the name of the macro whose arguments the group at `position` holds.
pub(super) fn macro_of(tokens: &[TokenTree], position: usize) -> Option<&Ident> {
    match position.checked_sub(2).and_then(|start| tokens.get(start..position))? {
        [TokenTree::Ident(name), TokenTree::Punct(mark)] if mark.as_char() == '!' => Some(name),
        _ => None,
    }
}

/// Returns whether an item with functions begins at `position`. `fn` without a name is a type.
fn begins_other_function(tokens: &[TokenTree], position: usize) -> bool {
    let TokenTree::Ident(word) = &tokens[position] else { return false };
    match word.to_string().as_str() {
        "impl" | "trait" | "mod" => true,
        "fn" => matches!(tokens.get(position + 1), Some(TokenTree::Ident(_))),
        _ => false,
    }
}

/// Returns the position after the item's braces or its `;`.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => mark.as_char() == ';',
        _ => false,
    };
    tokens[start..].iter().position(ends).map_or(tokens.len(), |length| start + length + 1)
}
